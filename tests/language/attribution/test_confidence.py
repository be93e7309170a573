"""What is judged of whole attributions."""

import numpy as np

from rashomon.language.attribution.columns import make_columns
from rashomon.language.attribution.confidence import Windows, balance, content_of, traits
from rashomon.language.attribution.features import make_context
from rashomon.language.attribution.quotation import find_quotations
from rashomon.language.attribution.tagging import LABELS, Label
from tests.factories import make_doc

TEXT = "Police said it was over. Nobody agreed."


def labelled() -> Windows:
    """Windows of "said" (source, cue, three words of content) and of "agreed" (nothing found)."""
    first = [Label.SOURCE_FIRST, Label.CUE_FIRST, Label.CONTENT_FIRST, Label.CONTENT, Label.CONTENT, Label.OUTSIDE]
    labels = np.array([*first, *[Label.OUTSIDE] * 3], np.int64)
    emissions = np.zeros((9, LABELS), np.float32)
    emissions[np.arange(9), labels] = np.arange(1, 10)
    return Windows(
        head=np.array([1, 7]),
        first=np.array([0, 6]),
        last=np.array([6, 9]),
        token=np.arange(9),
        labels=labels,
        emissions=emissions,
    )


def test_content_is_what_is_labelled_so() -> None:
    assert np.flatnonzero(content_of(labelled())).tolist() == [2, 3, 4]


def test_traits_count_the_roles_of_each_window() -> None:
    context = make_context(make_columns(make_doc(TEXT), find_quotations(TEXT)))
    scores, at_first = np.arange(9, dtype=np.float32), -np.arange(9, dtype=np.float32)
    rows = traits(context, labelled(), scores, at_first)
    # second look, first look, content, source, cue, fragments of content, of source
    assert rows[:, :7].tolist() == [[1, -1, 3, 1, 1, 1, 1], [7, -7, 0, 0, 0, 0, 0]]
    # mean, least, first and last margin of the content over other labels
    assert rows[0, 7:11].tolist() == [4, 3, 3, 5]
    assert np.isfinite(rows).all()


def test_no_cues_no_rows() -> None:
    none = np.zeros(0, np.int64)
    empty = Windows(
        head=none, first=none, last=none, token=none, labels=none, emissions=np.zeros((0, LABELS), np.float32)
    )
    context = make_context(make_columns(make_doc(TEXT), ()))
    assert len(traits(context, empty, np.zeros(9, np.float32), np.zeros(9, np.float32))) == 0


def test_the_cue_and_the_whole_decide_together() -> None:
    assert balance(np.array([1, -3], np.float32), np.array([2, 1], np.float32)).tolist() == [1.5, -1.0]
