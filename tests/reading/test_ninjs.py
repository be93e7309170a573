"""Items of news agencies in ninjs, versions 1 to 3."""

import json

import pytest

from rashomon.model.report import Problem
from rashomon.reading.draft import Draft
from rashomon.reading.ninjs import is_ninjs, read_json, read_ninjs
from tests.reading.pages import ARTICLE, PARAGRAPHS

TEXT = "\n".join(PARAGRAPHS)
V1 = {
    "uri": "https://agency.example/1", "headline": "Ferry turns back", "body_text": TEXT, "byline": "By Ann Lee",
    "versioncreated": "2019-03-22T16:00:00Z", "firstcreated": "2019-03-22T14:05:00Z", "provider": "Dunmore Agency",
    "language": "en",
}  # fmt: skip
V3 = {
    "uri": "urn:agency:1", "headlines": [{"role": "main", "value": "Ferry turns back"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": ARTICLE}],
    "infosources": [{"name": "Dunmore Agency"}], "people": [{"name": "Ann Lee", "rel": "author"}],
    "firstcreated": "2019-03-22T14:05:00Z", "versioncreated": "2019-03-22T16:00:00Z",
}  # fmt: skip


@pytest.mark.parametrize("item", [V1, V3])
def test_items(item: dict[str, object]) -> None:
    draft = read_ninjs(item, place="a.json")
    assert isinstance(draft, Draft), draft
    assert [line for line in draft.raw.split("\n") if line] == list(PARAGRAPHS)
    about = draft.about
    assert (about.title, about.source, about.authors) == ("Ferry turns back", "Dunmore Agency", "Ann Lee")
    assert (about.published, about.updated) == ("2019-03-22T14:05:00Z", "2019-03-22T16:00:00Z")
    assert about.id == item["uri"]


def test_only_a_web_address_becomes_the_url() -> None:
    first, third = read_ninjs(V1, place="a"), read_ninjs(V3, place="a")
    assert isinstance(first, Draft)
    assert isinstance(third, Draft)
    assert (first.about.url, third.about.url) == ("https://agency.example/1", "")


@pytest.mark.parametrize(
    ("loaded", "reports", "problems"),
    [
        (V1, 1, 0),
        ([V1, V3], 2, 0),
        ({"items": [V1, {"a": 1}]}, 1, 1),
        ({"uri": "x", "headline": "No body"}, 0, 1),
        ([], 0, 0),
        (7, 0, 1),
    ],
)
def test_files(loaded: object, reports: int, problems: int) -> None:
    found = list(read_json(json.dumps(loaded).encode(), place="a.json"))
    assert sum(isinstance(one, Draft) for one in found) == reports
    assert sum(isinstance(one, Problem) for one in found) == problems


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff"])
def test_broken_json_is_a_problem(data: bytes) -> None:
    (problem,) = read_json(data, place="a.json")
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(
    ("value", "yes"), [(V1, True), ({"uri": "x"}, False), ({"id": "x", "text": "y"}, False), ([], False)]
)
def test_what_is_an_item(value: object, yes: bool) -> None:
    assert is_ninjs(value) is yes
