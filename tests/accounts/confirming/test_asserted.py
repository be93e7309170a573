import numpy as np
import pytest

from rashomon.accounts.confirming.asserted import Asserted, read_asserted
from tests.accounts.confirming.story import placed, witnesses_of


def asserted(sentence: str, part: str = "") -> tuple[Asserted, list[str]]:
    """What a sentence, or a part of it, asserts, and its content words."""
    witnesses = witnesses_of(sentence)
    statement, number = placed(witnesses, 0, part)
    annotation = witnesses.annotations["a"]
    found = read_asserted(statement, number, witnesses.units[number], annotation)
    starts = {word.start: word.text for word in annotation.words}
    return found, [starts[witnesses.units[number].offsets[k]] for k in found.places.tolist()]


@pytest.mark.parametrize(
    ("sentence", "predicate"),
    [
        ("The mayor opened the sports hall on Monday.", {"opened"}),
        ("The bridge was closed on Monday.", {"closed"}),
        ("The minister said that the bridge was closed on Monday.", {"closed"}),  # what is said, not that it is
        ("The bridge, which the army built in May, collapsed on Monday.", {"collapsed"}),
        ("The new bridge is safe for heavy lorries.", {"safe"}),  # "is" says little
    ],
)
def test_the_predicate(sentence: str, predicate: set[str]) -> None:
    found, words = asserted(sentence)
    assert {words[k] for k in found.predicate.tolist()} == predicate


def test_words_count_less_the_further_they_are_from_the_verb() -> None:
    found, words = asserted("The bridge, which the army built in May, collapsed on Monday.")
    near = dict(zip(words, found.nearness.tolist(), strict=True))
    assert near["collapsed"] == 1 > near["bridge"] > near["built"] > near["army"] > 0


def test_a_part_of_a_sentence_asserts_its_own_words() -> None:
    found, words = asserted("The bridge collapsed on Monday, and the army closed the road.", "the army closed the road")
    assert words == ["army", "closed", "road"]
    assert {words[k] for k in found.predicate.tolist()} == {"closed"}


def test_a_statement_without_content_words_stands_for_its_sentence() -> None:
    _, words = asserted("It was there that the bridge collapsed.", "It was there")
    assert words == ["bridge", "collapsed"]


def test_nearness_is_between_nothing_and_one() -> None:
    found, _ = asserted("On Monday, said the mayor of the old town by the river, the long bridge collapsed.")
    assert np.all((found.nearness > 0) & (found.nearness <= 1))
