"""Fetching, against a server on this machine that does everything a bad server does."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.model.report import Problem
from rashomon.reading.fetching import Fetched, Fetcher, Manners
from rashomon.reading.web import read_address
from tests.reading.pages import feed, item, page

HOST = "127.0.0.1"
BOMB = gzip.compress(b"a" * 50_000_000)
PAGE = page("<meta property='og:title' content='Ferry turns back'>").encode()


class Server(BaseHTTPRequestHandler):
    """Each path is one behaviour."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        name = self.path.strip("/").split("?")[0]
        getattr(self, f"say_{name.replace('.', '_')}", self.say_missing)()

    def answer(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        with suppress(OSError):  # the other side may have heard enough
            self.wfile.write(data)

    def say_missing(self) -> None:
        self.answer(b"no", 404)

    def say_robots_txt(self) -> None:
        self.answer(b"User-agent: *\nDisallow: /private\n")

    def say_page(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
            return
        self.answer(PAGE, Content_Type="text/html; charset=utf-8", ETag='"v1"')

    def say_feed(self) -> None:
        self.answer(feed(item("/page"), item("/gone")), Content_Type="application/rss+xml")

    def say_moved(self) -> None:
        self.answer(b"", 301, Location="/page")

    def say_circle(self) -> None:
        self.answer(b"", 302, Location="/circle")

    def say_endless(self) -> None:
        self.answer(b"", 302, Location=f"/endless?{len(self.asked)}")

    def say_inner(self) -> None:
        self.answer(b"", 302, Location="http://10.0.0.1/secret")

    def say_file(self) -> None:
        self.answer(b"", 302, Location="file:" + "///etc/hostname")

    def say_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def say_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(200):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def say_broken(self) -> None:
        self.wfile.write(b"this is no HTTP\r\n\r\n")

    def say_failing(self) -> None:
        self.answer(b"", 503)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    Server.asked = []
    server = ThreadingHTTPServer((HOST, 0), Server)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    manners = Manners(pace=0, patience=3.0, largest=1_000_000, allowed=frozenset({HOST}))
    with Fetcher(manners=manners) as made:
        yield made


def test_a_page(site: str, fetcher: Fetcher) -> None:
    fetched = fetcher.fetch(f"{site}/page")
    assert isinstance(fetched, Fetched)
    assert (fetched.data, fetched.media_type, fetched.etag) == (PAGE, "text/html", '"v1"')
    again = fetcher.fetch(f"{site}/page", etag=fetched.etag)
    assert isinstance(again, Fetched)
    assert again.unchanged


def test_a_redirect_is_followed(site: str, fetcher: Fetcher) -> None:
    fetched = fetcher.fetch(f"{site}/moved")
    assert isinstance(fetched, Fetched)
    assert fetched.url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("circle", "in a circle"),
        ("endless", "too often"),
        ("inner", "not a public address"),
        ("file", "only http and https"),
        ("bomb", "larger than 1 MB"),
        ("drip", "more than 3 seconds"),
        ("broken", "broken"),
        ("gone", "answered 404"),
        ("failing", "answered 503"),
        ("private", "robots.txt"),
    ],
)
def test_what_gives_nothing_says_why(site: str, fetcher: Fetcher, path: str, words: str) -> None:
    problem = fetcher.fetch(f"{site}/{path}")
    assert isinstance(problem, Problem)
    assert words in problem.reason
    assert problem.place == f"{site}/{path}"
    assert problem.advice


def test_what_robots_txt_forbids_is_never_asked(site: str, fetcher: Fetcher) -> None:
    fetcher.fetch(f"{site}/private")
    assert "/private" not in Server.asked


def test_inner_addresses_are_refused_unless_allowed(site: str) -> None:
    with Fetcher(manners=Manners(pace=0)) as made:
        problem = made.fetch(f"{site}/page")
    assert isinstance(problem, Problem)
    assert "not a public address" in problem.reason


def test_nobody_listens_and_nobody_is_known(fetcher: Fetcher) -> None:
    for url in (f"http://{HOST}:9/", "http://nowhere.invalid/"):
        assert isinstance(fetcher.fetch(url), Problem)


def test_one_host_is_asked_at_its_pace(site: str) -> None:
    now = 0.0
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    manners = Manners(pace=2.0, allowed=frozenset({HOST}), obey_robots=False)
    with Fetcher(manners=manners, sleep=sleep, clock=lambda: now) as made:
        for _ in range(3):
            made.fetch(f"{site}/page")
    assert slept == [2.0, 2.0]


def test_a_feed_leads_to_its_pages(site: str, fetcher: Fetcher) -> None:
    page_reading, gone = read_address(f"{site}/feed", fetcher)
    assert not isinstance(page_reading, Problem)
    assert page_reading.about.title == "Ferry turns back"
    assert page_reading.about.source == "Harbour Courier"  # the page does not say it; the feed does
    assert isinstance(gone, Problem)


def test_without_a_fetcher_nothing_is_asked(site: str) -> None:
    before = len(Server.asked)
    (problem,) = read_address(f"{site}/page", None)
    assert isinstance(problem, Problem)
    assert len(Server.asked) == before
