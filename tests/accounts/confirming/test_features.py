import numpy as np
import pytest

from rashomon.accounts.confirming.asserted import read_asserted
from rashomon.accounts.confirming.confirm import compare
from rashomon.accounts.confirming.features import NAMES, share_within
from tests.accounts.confirming.story import placed, witnesses_of


def measured(wording: str, *others: str) -> list[dict[str, float]]:
    """The features of a wording and the sentences of some other reports."""
    witnesses = witnesses_of(wording, *others)
    numbers = range(1, len(others) + 1)
    found = compare(witnesses, placed(witnesses, 0), [placed(witnesses, k) for k in numbers], [0.8] * len(others))
    assert found.shape == (len(others), len(NAMES))
    assert np.isfinite(found).all()
    return [dict(zip(NAMES, row.tolist(), strict=True)) for row in found]


def test_the_main_assertion_is_found_in_the_sentence_that_makes_it() -> None:
    same, aside = measured(
        "Mayor Helena Voss opened the sports hall in Aldmoor.",
        "The sports hall in Aldmoor was opened by the mayor, Helena Voss.",
        "They are out of danger, said the mayor of Aldmoor, Helena Voss.",
    )
    assert same["main"] > aside["main"]
    assert same["predicate"] > 0.7 > aside["predicate"]
    assert same["clause"] > aside["clause"]


@pytest.mark.parametrize(
    ("other", "missing"),
    [
        ("Nine people died in Orsk on 4 June 2024.", {}),
        ("People died in Orsk on 4 June 2024.", {"figures_missing": 1}),
        ("At least eight people died in Orsk on 4 June 2024.", {}),  # less precise
        ("Eleven people died in Orsk on 4 June 2024.", {"figures_missing": 1}),
        ("Nine people died in Orsk.", {"dates_missing": 1}),
        ("Nine people died on 4 June 2024.", {"names_missing": 1}),
    ],
)
def test_what_is_missing_is_counted(other: str, missing: dict[str, int]) -> None:
    (found,) = measured("Nine people died in Orsk on 4 June 2024.", other)
    assert {name: found[name] for name in NAMES if name.endswith("missing") and found[name]} == missing


def test_sentences_without_content_words_match_nothing() -> None:
    (found,) = measured("Nine people died in Orsk.", "So it was.")
    assert (found["main"], found["predicate"], found["clause"]) == (0, 0, 0)


def test_how_much_of_it_stands_in_a_part() -> None:
    witnesses = witnesses_of("The dam broke.", "The company that is building the dam denied that the dam broke.")
    statement, number = placed(witnesses, 0)
    asserted = read_asserted(statement, number, witnesses.units[number], witnesses.annotations["a"])

    def share(part: str) -> float:
        other, _ = placed(witnesses, 1, part)
        return share_within(asserted, 1, other.start, other.end, witnesses.units, witnesses.words)

    assert share("") == pytest.approx(1)
    assert share("that the dam broke") > 0.9 > 0.7 > share("The company that is building the dam")
