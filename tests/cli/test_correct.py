"""`rashomon correct`: decisions are kept, listed, taken back, and hold on the next run."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.archive import Archive
from rashomon.cli import cli
from tests.factories import make_report

BRIDGE = (
    "The bridge over the Kell at Dunmore was closed on Monday after a lorry hit a pillar, the harbour police said. "
    "Nobody was hurt. The road office wants to look at the pillar before it lets anyone drive over it again."
)
FERRY = (
    "A ferry with ninety people on board turned back to Alder Island on Friday when water came into its engine room. "
    "The coast guard took the passengers off. The owner did not say when the ferry will sail again."
)


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "a.db"
    reports = [
        make_report(BRIDGE, id="bridge", published="2019-03-18"),
        make_report(BRIDGE.replace("Nobody was hurt.", "No one was injured."), id="bridge2", published="2019-03-18"),
        make_report(FERRY, id="ferry", published="2019-03-22"),
    ]
    with Archive(path) as made:
        made.add(reports)
    return str(path)


def run(verb: str, *arguments: str, archive: str) -> Result:
    return CliRunner().invoke(cli, [verb, *arguments, "--archive", archive])


def stories(archive: str) -> list[list[str]]:
    lines = run("stories", "--json", archive=archive).stdout.splitlines()
    return sorted(sorted(json.loads(line)["reports"]) for line in lines)


def test_reports_are_put_together_and_apart(archive: str) -> None:
    assert stories(archive) == [["bridge", "bridge2"], ["ferry"]]
    assert run("correct", "same-story", "bridge", "ferry", archive=archive).exit_code == 0
    assert any({"bridge", "ferry"} <= set(story) for story in stories(archive))
    assert run("correct", "different-stories", "bridge", "ferry", archive=archive).exit_code == 0
    assert not any({"bridge", "ferry"} <= set(story) for story in stories(archive))


def test_a_decision_is_listed_with_who_and_why_and_taken_back(archive: str) -> None:
    made = run("correct", "not-a-copy", "bridge2", "bridge", "--by", "Ann", "--note", "asked both", archive=archive)
    assert made.exit_code == 0, made.output
    listed = run("correct", "list", "--json", archive=archive)
    (judgement,) = [json.loads(line) for line in listed.stdout.splitlines()]
    assert (judgement["kind"], judgement["a"], judgement["b"]) == ("not a copy", "bridge", "bridge2")
    assert (judgement["by"], judgement["note"], judgement["undone"]) == ("Ann", "asked both", None)
    assert run("correct", "undo", judgement["id"], archive=archive).exit_code == 0
    assert "taken back" in run("correct", "list", archive=archive).stdout  # the row stays


def test_move_and_merge(archive: str) -> None:
    with Archive(archive) as opened:
        ids = {story.reports[0].id: story.id for story in opened.stories()}
    ferry = ids["ferry"]
    moved = run("correct", "move", "bridge2", ferry, archive=archive)
    assert moved.exit_code == 0, moved.output
    assert stories(archive) == [["bridge"], ["bridge2", "ferry"]]
    with Archive(archive) as opened:
        first, second = (story.id for story in opened.stories())
    assert run("correct", "merge", first, second, archive=archive).exit_code == 0
    assert stories(archive) == [["bridge", "bridge2", "ferry"]]


def test_statements_are_named_by_their_places(archive: str) -> None:
    result = run("correct", "same-fact", "bridge:0-60", "bridge2:0-60", "--json", archive=archive)
    judgement = json.loads(result.stdout)
    assert {judgement["a"], judgement["b"]} == {"bridge:0-60", "bridge2:0-60"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("same-fact", "bridge", "ferry"), 1, "REPORT:START-END"),
        (("same-fact", "bridge:0-99999", "ferry:0-9"), 1, "ends behind the report"),
        (("copy", "bridge", "absent"), 1, "there is no report 'absent'"),
        (("copy", "bridge", "bridge"), 1, "named twice"),
        (("undo", "j0"), 1, "there is no judgement 'j0'; `rashomon correct list` names them"),
        (("copy", "bridge"), 2, "takes 2 names, 1 given"),
        (("list", "x"), 2, "takes no names"),
        (("perhaps", "a", "b"), 2, "perhaps"),
    ],
)
def test_what_cannot_be_decided(archive: str, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run("correct", *arguments, archive=archive)
    assert result.exit_code == status
    assert words in result.stderr
