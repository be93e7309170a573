"""Which reports belong together."""

import random

import numpy as np
import pytest

from rashomon.model.report import Report
from rashomon.stories.gathering import average_linkage, gather
from tests.factories import make_report

FERRY = (
    "The ferry Alcyone turned back to Dunmore on Friday after water was found in its engine room, harbour master "
    "Piet Aalders said. All ninety people on board were on land again by two and nobody was hurt.",
    "Water in the engine room forced the Alcyone back to Dunmore on Friday with ninety on board. Nobody was hurt, "
    "said the harbour master, Piet Aalders, who had the ferry towed to the yard.",
    "DUNMORE - Ninety passengers of the ferry Alcyone are safe after their ship took on water off Dunmore on Friday. "
    "The coast guard said that the engine room was flooded.",
)
PORT = (
    "Ministers in Torvik voted on Monday to close the port for a month while its quays are raised by a metre. "
    "Fishermen were told by letter, their union leader Signe Brandt said.",
    "The port of Torvik is to close for a month so that its quays can be raised, ministers decided on Monday. "
    "Signe Brandt of the fishermen's union called it an insult.",
)
ORCHID = "A botanist in Quito has named an orchid after her late teacher; it grows on one volcano and smells of pepper."


def reports_of(*texts: str, published: str | None = "2019-03-22") -> list[Report]:
    return [make_report(text, id=f"r{i}", published=published) for i, text in enumerate(texts)]


def ids(reports: tuple[Report, ...]) -> list[str]:
    return [report.id for report in reports]


@pytest.mark.parametrize(
    ("texts", "story", "apart"),
    [
        ((), [], []),
        (FERRY[:1], ["r0"], []),  # one report is a story
        (FERRY, ["r0", "r1", "r2"], []),
        ((*FERRY, ORCHID), ["r0", "r1", "r2"], ["r3"]),
        ((ORCHID, *FERRY), ["r1", "r2", "r3"], ["r0"]),
        ((PORT[0], *FERRY, PORT[1]), ["r1", "r2", "r3"], ["r0", "r4"]),  # the larger group is the story
        ((FERRY[0], ORCHID), ["r0"], ["r1"]),  # nothing in common: the first
        ((FERRY[0], FERRY[0]), ["r0", "r1"], []),
    ],
)
def test_the_largest_group_is_the_story(texts: tuple[str, ...], story: list[str], apart: list[str]) -> None:
    gathering = gather(reports_of(*texts))
    assert ids(gathering.story) == story
    assert [one.report.id for one in gathering.apart] == apart


def test_wrong_dates_set_nothing_apart() -> None:
    dated = [make_report(text, id=f"r{i}", published=f"20{10 + i}-01-01") for i, text in enumerate(FERRY)]
    assert gather(dated).apart == ()


def test_of_two_reports_that_have_nothing_in_common_the_earlier_is_the_story() -> None:
    later = make_report(FERRY[0], id="a", published="2019-03-22")
    earlier = make_report(ORCHID, id="b", published="2019-03-21")
    undated = make_report(PORT[0], id="c", published=None)
    assert ids(gather([undated, later, earlier]).story) == ["b"]


def test_a_report_set_apart_says_why() -> None:
    (apart,) = gather(reports_of(*FERRY, ORCHID)).apart
    assert 0 <= apart.score < 0.2
    assert "another event" in apart.reason
    assert "orchid" in apart.reason
    assert "alcyone" in apart.reason.lower()


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = reports_of(*FERRY, *PORT, ORCHID)
    expected = gather(reports)
    for seed in range(5):
        shuffled = random.Random(seed).sample(reports, len(reports))
        gathering = gather(shuffled)
        assert sorted(ids(gathering.story)) == sorted(ids(expected.story))
        assert sorted((a.report.id, a.score, a.reason) for a in gathering.apart) == sorted(
            (a.report.id, a.score, a.reason) for a in expected.apart
        )
        assert ids(gathering.story) == [r.id for r in shuffled if r in gathering.story]


@pytest.mark.parametrize("text", ["", "a", "12", "…", "x " * 100_000])
def test_odd_texts(text: str) -> None:
    gathering = gather(reports_of(*FERRY, text))
    assert len(gathering.story) + len(gathering.apart) == 4
    assert {"r0", "r1", "r2"} <= set(ids(gathering.story))


@pytest.mark.parametrize(
    ("scores", "groups"),
    [
        ([[9.0]], [[0]]),
        ([[9, 1], [1, 9]], [[0, 1]]),
        ([[9, -1], [-1, 9]], [[0], [1]]),
        # 0 and 1 alike; 2 is like 1 but, with 0, not on average
        ([[9, 3, -4], [3, 9, 1], [-4, 1, 9]], [[0, 1], [2]]),
        ([[9, 3, 0], [3, 9, 1], [0, 1, 9]], [[0, 1, 2]]),
    ],
)
def test_average_linkage(scores: list[list[float]], groups: list[list[int]]) -> None:
    assert average_linkage(np.array(scores, dtype=np.float64), 0.0) == groups
