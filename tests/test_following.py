"""Feeds that are followed: what is new in them, and when they are asked again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from rashomon.following import EVERY, LONGEST_WAIT, check, due
from rashomon.model.feed import FollowedFeed
from rashomon.model.report import Problem
from rashomon.reading.draft import Draft
from rashomon.reading.fetching import TRY_LATER, Fetched, Fetcher
from tests.reading.pages import feed, item, page

NOW = datetime(2019, 3, 22, 18, 0, tzinfo=UTC)
FEED = "https://courier.example/rss"
FERRY = "https://courier.example/ferry"
LATER = (
    '<a:updated xmlns:a="http://www.w3.org/2005/Atom">2019-03-22T17:30:00Z</a:updated>'
    "<pubDate>Fri, 22 Mar 2019 14:05:00 GMT</pubDate>"
)


@dataclass(slots=True)
class Web(Fetcher):
    """A web of a few answers; what was asked is remembered."""

    answers: dict[str, Fetched | Problem] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | Problem:
        self.asked.append((url, etag))
        return self.answers.get(url, Problem(place=url, reason="the server answered 404"))


def web(*items: str, **more: Fetched | Problem) -> Web:
    answers: dict[str, Fetched | Problem] = {
        FEED: Fetched(url=FEED, data=feed(*items), etag='"v2"'),
        FERRY: Fetched(url=FERRY, data=page("<meta property='og:title' content='Ferry turns back'>").encode()),
    }
    return Web(answers={**answers, **more})


def unknown(address: str) -> str | None:
    return None


def test_a_new_page_is_fetched_once() -> None:
    net = web(item(FERRY))
    found = check(FollowedFeed(address=FEED), net, unknown, NOW)
    (draft,) = found.readings
    assert isinstance(draft, Draft)
    assert draft.about.title == "Ferry turns back"
    again = check(found.feed, net, lambda address: NOW.isoformat(), NOW)
    assert again.readings == ()
    assert [url for url, _ in net.asked] == [FEED, FERRY, FEED]


def test_the_marks_of_the_server_are_sent_back() -> None:
    net = web()
    first = check(FollowedFeed(address=FEED), net, unknown, NOW)
    assert (first.feed.etag, first.feed.title) == ('"v2"', "Harbour Courier")
    net.answers[FEED] = Fetched(url=FEED, data=b"", unchanged=True)
    second = check(first.feed, net, unknown, NOW + EVERY)
    assert net.asked[-1] == (FEED, '"v2"')
    assert second.readings == ()
    assert second.feed.etag == '"v2"'  # an answer without marks keeps the old ones
    assert second.feed.next_check == (NOW + 2 * EVERY).isoformat()


@pytest.mark.parametrize(
    ("more", "kept", "fetched"),
    [
        (LATER, "2019-03-22T15:00:00+00:00", True),  # changed after it was kept
        (LATER, "2019-03-22T17:45:00+00:00", False),  # kept after it was changed
        ("<pubDate>Fri, 22 Mar 2019 14:05:00 GMT</pubDate>", "2019-03-22T15:00:00+00:00", False),  # no time of change
    ],
)
def test_a_kept_page_is_fetched_again_when_it_was_updated(more: str, kept: str, fetched: bool) -> None:
    found = check(FollowedFeed(address=FEED), web(item(FERRY, more=more)), lambda address: kept, NOW)
    assert bool(found.readings) is fetched


def test_a_feed_that_fails_is_asked_less_and_less_often() -> None:
    net = Web()
    followed = FollowedFeed(address=FEED, etag='"v1"')
    waits = []
    for _ in range(12):
        found = check(followed, net, unknown, NOW)
        followed = found.feed
        assert followed.next_check is not None
        waits.append(datetime.fromisoformat(followed.next_check) - NOW)
        assert [type(one) for one in found.readings] == [Problem]
    assert waits[:3] == [2 * EVERY, 4 * EVERY, 8 * EVERY]
    assert waits[-1] == LONGEST_WAIT
    assert (followed.failures, followed.problem, followed.etag) == (12, "the server answered 404", '"v1"')
    mended = check(followed, web(), unknown, NOW)
    assert (mended.feed.failures, mended.feed.problem) == (0, "")


def test_what_is_no_feed_is_a_failure() -> None:
    net = Web(answers={FEED: Fetched(url=FEED, data=b"<html>sign in</html>")})
    assert check(FollowedFeed(address=FEED), net, unknown, NOW).feed.failures == 1


@pytest.mark.parametrize(("advice", "etag"), [(TRY_LATER, ""), ("check the address", '"v2"')])
def test_a_page_that_may_come_back_is_not_forgotten(advice: str, etag: str) -> None:
    net = web(item(FERRY))
    net.answers[FERRY] = Problem(place=FERRY, reason="the host does not answer", advice=advice)
    assert check(FollowedFeed(address=FEED), net, unknown, NOW).feed.etag == etag


def test_lists_name_further_feeds() -> None:
    opml = b'<opml><body><outline xmlUrl="https://a.example/rss"/></body></opml>'
    net = Web(answers={FEED: Fetched(url=FEED, data=opml)})
    assert check(FollowedFeed(address=FEED), net, unknown, NOW).listed == ("https://a.example/rss",)


def test_which_feeds_are_due() -> None:
    def at(address: str, minutes: int | None) -> FollowedFeed:
        moment = None if minutes is None else (NOW + timedelta(minutes=minutes)).isoformat()
        return FollowedFeed(address=address, next_check=moment)

    feeds = [at("later", 5), at("b", -5), at("a", -9), at("new", None), at("now", 0)]
    assert [one.address for one in due(feeds, NOW)] == ["new", "a", "b", "now"]
