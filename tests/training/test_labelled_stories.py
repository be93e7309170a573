"""The labels for training hold together, with or without the articles they are of."""

import json
from itertools import pairwise
from typing import Any

import pytest

from benchmarks import shared_data
from training.labelled_stories import LABELS, labelled_stories, stories_to_learn_from

STORIES: list[dict[str, Any]] = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
KINDS = {"number", "date", "place", "person", "polarity", "certainty", "attribution"}


def sentences_of(story: dict[str, Any]) -> set[str]:
    return {f"{report['id']}{k}" for report in story["reports"] for k in range(len(report["sentences"]))}


def test_every_story_and_article_stands_there_once() -> None:
    names = [story["story"] for story in STORIES]
    assert len(set(names)) == len(names)
    articles = [report["article"] for story in STORIES for report in story["reports"]]
    assert len(set(articles)) == len(articles)


def test_every_fact_is_told_by_sentences_of_two_reports() -> None:
    for story in STORIES:
        known = sentences_of(story)
        for fact in story["facts"]:
            assert set(fact["members"]) <= known, story["story"]
            assert len({member[0] for member in fact["members"]}) > 1, (story["story"], fact["gist"])
        assert set(story["junk"]) <= known


def test_every_conflict_sets_members_of_its_fact_apart() -> None:
    for story in STORIES:
        for conflict in story["conflicts"]:
            members = set(story["facts"][conflict["fact"]]["members"])
            assert conflict["kind"] in KINDS
            assert conflict["relation"] in {"disagreement", "update", "precision"}
            assert len(conflict["values"]) > 1
            assert all(set(value["s"]) <= members for value in conflict["values"]), story["story"]


def test_sentences_follow_one_another_within_the_text() -> None:
    for story in STORIES:
        for report in story["reports"]:
            spans = report["sentences"]
            assert all(start < end for start, end in spans)
            assert all(one[1] <= other[0] for one, other in pairwise(spans))
            assert spans[-1][1] <= report["characters"]


@pytest.mark.skipif(shared_data.folder() is None, reason=shared_data.MISSING)
def test_the_articles_are_those_that_were_labelled_and_none_is_measured_on() -> None:
    stories = list(labelled_stories())
    assert len(stories) == len(STORIES)
    measured = {report["text"][:300] for event in shared_data.labelled_facts() for report in event["reports"]}
    assert measured.isdisjoint(report["text"][:300] for story in stories for report in story["reports"])
    assert 0 < len(list(stories_to_learn_from())) < len(stories)
