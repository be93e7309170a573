"""Names, descriptions and pronouns of a run of reports, made one."""

from itertools import pairwise, permutations

import pytest

from rashomon.language.entities import KnownName, find_references, resolve_mentions
from rashomon.model.annotated import EntityMention
from tests.factories import make_doc
from tests.language.entities.test_resolution import annotate


def mentions(*texts: str, names: tuple[KnownName, ...] = ()) -> dict[str, tuple[EntityMention, ...]]:
    annotations = annotate(*texts)
    references = {a.report.id: find_references(make_doc(a.report.text), a.mentions) for a in annotations}
    return resolve_mentions(annotations, references, names)


def ids(found: dict[str, tuple[EntityMention, ...]], report: str, start: int) -> str:
    return next(m.id for m in found[report] if m.start == start)


STORY = "Ann Hale of Lyon left Brest with Peter Moss."  # shares its names with itself


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        # (text, words) of two reports that share names: one thing?
        ((f"{STORY} Police came.", "Police"), (f"{STORY} Then police left.", "police"), True),
        # Another noun
        ((f"{STORY} Police came.", "Police"), (f"{STORY} Then soldiers left.", "soldiers"), False),
        # One, and several
        ((f"{STORY} A soldier came.", "soldier"), (f"{STORY} Then soldiers left.", "soldiers"), False),
        # Reports that share no names tell of other police
        ((f"{STORY} Police came.", "Police"), ("Eve Orr of Metz left Nice. Then police left.", "police"), False),
        # What the other report calls somebody by name
        ((f"{STORY} Ann Hale, a teacher, sang.", "Ann Hale"), (f"{STORY} A teacher sang.", "teacher"), True),
        # A pronoun for a name, and the name
        (("Ann Hale of Lyon left Brest. She sang.", "She"), (STORY, "Ann Hale"), True),
    ],
)
def test_across_two_reports(first: tuple[str, str], second: tuple[str, str], one: bool) -> None:
    found = mentions(first[0], second[0])
    a = ids(found, "a", first[0].index(first[1]))
    b = ids(found, "b", second[0].index(second[1]))
    assert (a == b) is one


def test_every_mention_is_in_text_order_and_quotes_no_other() -> None:
    found = mentions(f"{STORY} She met a man. He wept.")
    spans = [(m.start, m.end) for m in found["a"]]
    assert spans == sorted(spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    assert {m.name for m in found["a"]} >= {"Ann Hale", "man"}


def test_the_order_of_the_reports_does_not_matter() -> None:
    annotations = annotate(f"{STORY} Police came.", f"{STORY} A man saw police.", "Eve Orr met a man. He left.")
    references = {a.report.id: find_references(make_doc(a.report.text), a.mentions) for a in annotations}
    expected = resolve_mentions(annotations, references)
    for order in permutations(annotations):
        assert resolve_mentions(order, references) == expected


def test_a_reader_s_names_go_first() -> None:
    names = (KnownName(name="Anna Hale", type="person", aliases=("Ann Hale", "Lyon"), code="own:1"),)
    found = mentions(STORY, names=names)
    assert [(m.name, m.type, m.code) for m in found["a"]][:2] == [("Anna Hale", "person", "own:1")] * 2
