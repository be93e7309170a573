"""A reader's own file of names."""

from pathlib import Path

import pytest

from rashomon.language.entities import KnownName, load_names, resolve_entities
from tests.language.entities.test_resolution import annotate, forms


def write(folder: Path, text: str) -> Path:
    path = folder / "names.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_in_order(tmp_path: Path) -> None:
    text = """
names:
  - {name: Yoon Hae-sol, type: person, aliases: [the Envoy, Yun Hesol], code: "own:7"}
  - {name: Alder Media, type: organisation}
families:
  - {family: Alder Media, outlets: [Valley Tribune]}
"""
    assert load_names(write(tmp_path, text)) == (
        KnownName(name="Yoon Hae-sol", type="person", aliases=("the Envoy", "Yun Hesol"), code="own:7"),
        KnownName(name="Alder Media", type="organisation"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected `names:`"),
        ("- a", "expected `names:`"),
        ("names: {a: b}", "expected `names:`"),
        ("names: [", "line 1: is not YAML"),
        ("names:\n  - {name: A\n  b: ]", "line 3: is not YAML"),
        ("names: []\nowners: []", "unknown key 'owners'"),
        ("names: [Ann]", "name 1: expected `names:`"),
        ("names: [{name: Ann, type: person, alias: A}]", "name 1: unknown key 'alias'"),
        ("names: [{type: person}]", "`name:` must be some words"),
        ("names: [{name: '  ', type: person}]", "`name:` must be some words"),
        ("names: [{name: 12, type: person}]", "`name:` must be some words"),
        ("names: [{name: Ann, type: human}]", "name 1 (Ann): `type:` must be one of person, organisation"),
        ("names: [{name: Ann}]", "not None"),
        ("names: [{name: Ann, type: person, aliases: A}]", "`aliases:` must be a list"),
        ("names: [{name: Ann, type: person, aliases: [1]}]", "`aliases:` must be a list"),
        ("names: [{name: Ann, type: person, code: 1}]", "`code:` must be text"),
        # One alias for two people
        ("names: [{name: Ann, type: person, aliases: [A]}, {name: Ada, type: person, aliases: [a]}]",
         "'a' is a name of both 'Ann' and 'Ada'"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_the_place_and_the_reason(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ValueError) as raised:  # noqa: PT011
        load_names(path)
    assert str(raised.value).startswith(str(path))
    assert message in str(raised.value)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_bytes(b"names: \xff\xfe")
    with pytest.raises(ValueError, match="is not UTF-8 text"):
        load_names(path)


def test_a_name_and_its_aliases_are_one_entity_of_that_name_type_and_code() -> None:
    names = [KnownName(name="Yoon Hae-sol", type="person", aliases=("Ada Brandt",), code="own:7")]
    found = resolve_entities(annotate("Yoon Hae-sol spoke. Yoon left.", "Ada Brandt spoke."), names)
    (entity,) = [e for e in found if e.type == "person"]
    assert (entity.name, entity.code) == ("Yoon Hae-sol", "own:7")
    assert set(entity.aliases) == {"Ada Brandt", "Yoon"}
    assert {m.quote for m in entity.mentions} == {"Yoon Hae-sol", "Yoon", "Ada Brandt"}


def test_two_of_these_names_are_never_one() -> None:
    texts = ("Ann Hale spoke.", "Anne Hale left. Anne Hale sang.")
    assert {frozenset({"Ann Hale"}), frozenset({"Anne Hale"})} == forms(
        resolve_entities(
            annotate(*texts), [KnownName(name="Ann Hale", type="person"), KnownName(name="Anne Hale", type="person")]
        )
    )


def test_the_type_of_the_file_goes_before_the_parser_s() -> None:
    found = resolve_entities(annotate("Ann Hale sank in the bay."), [KnownName(name="Ann Hale", type="product")])
    assert [(e.name, e.type) for e in found] == [("Ann Hale", "product")]


def test_without_names_nothing_changes() -> None:
    annotations = annotate("Ann Hale spoke. Hale left.", "Ms Hale spoke in Lyon.")
    assert resolve_entities(annotations) == resolve_entities(annotations, [KnownName(name="Eve Orr", type="person")])
