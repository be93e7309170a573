"""Pages and feeds from the web: politely, within limits, and never from an inner address.

httpx does the talking. Ours are the limits (size after unpacking, seconds in all, redirects), the check of every
address on the way, the pace for each host, and robots.txt (RFC 9309).
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from rashomon.model.report import Problem
from rashomon.reading.addresses import RefusedAddress, Resolve, checked_address, resolve
from rashomon.reading.limits import LARGEST_FILE

if TYPE_CHECKING:
    import httpx
    from protego import Protego

AGENT = "Rashomon/0.1 (+reads news for one person; obeys robots.txt)"
MOST_REDIRECTS = 5
LARGEST_ROBOTS = 512_000  # bytes; RFC 9309 asks for at least 500 KiB
TRY_LATER = "try again later"
_NOT_MODIFIED = 304
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How the web is asked.

    `pace` is the least number of seconds between two requests to one host, `patience` the seconds one request may take
    in all, `largest` the bytes of an answer after unpacking. `allowed` names hosts that may have an inner address.
    """

    pace: float = 1.0
    patience: float = 20.0
    largest: int = LARGEST_FILE
    allowed: frozenset[str] = frozenset()
    obey_robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: its bytes, where it came from in the end, and what to send with the next request for it.

    `unchanged` is True when the server said that nothing is new (`data` is empty then).
    """

    url: str
    data: bytes
    media_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


@dataclass(slots=True)
class Fetcher:
    """Fetches one address after the other. Close it, or use it in a `with` statement."""

    manners: Manners = field(default_factory=Manners)
    resolve: Resolve = resolve
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _client: "httpx.Client | None" = None
    _last: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, "Protego | None"] = field(default_factory=dict)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def fetch(self, url: str, *, etag: str = "", modified: str = "") -> Fetched | Problem:
        """What stands at an address, or why it could not be had. Never raises for anything a server does.

        `etag` and `modified` are what the last answer gave: with them the server can say that nothing is new.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        asked = {name: value for name, value in headers.items() if value}
        try:
            if self.manners.obey_robots and not self._may_fetch(url):
                return Problem(place=url, reason="the site's robots.txt asks not to fetch it", advice="save it by hand")
            return self._follow(url, asked, self.manners.largest)
        except _Refusal as refusal:
            return Problem(place=url, reason=refusal.reason, advice=refusal.advice)

    def _follow(self, url: str, headers: Mapping[str, str], largest: int) -> Fetched:
        end = self.clock() + self.manners.patience
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            if url in seen:
                raise _Refusal("the address redirects in a circle", "open it in a browser and give its last address")
            seen.add(url)
            answer = self._ask(url, headers, largest, end)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise _Refusal("the address redirects too often", "open it in a browser and give its last address")

    def _ask(self, url: str, headers: Mapping[str, str], largest: int, end: float) -> Fetched | str:
        """The answer of one request, or the address it redirects to."""
        import httpx

        with _telling():
            address, number = checked_address(url, allowed=self.manners.allowed, resolve=self.resolve)
            self._wait_for(urlsplit(address).netloc)
            target = httpx.URL(address)
            request = self._open().build_request(
                "GET",
                target.copy_with(host=number),
                headers={"Host": target.netloc.decode("ascii"), **headers},
                extensions={"sni_hostname": target.host, "timeout": _timeouts(end - self.clock())},
            )
            response = self._open().send(request, stream=True)
            try:
                if response.status_code in _REDIRECTS and response.headers.get("location"):
                    return urljoin(address, response.headers["location"])
                return self._answer(response, address, largest, end)
            finally:
                response.close()

    def _answer(self, response: "httpx.Response", address: str, largest: int, end: float) -> Fetched:
        etag, modified = response.headers.get("etag", ""), response.headers.get("last-modified", "")
        if response.status_code == _NOT_MODIFIED:
            return Fetched(url=address, data=b"", etag=etag, modified=modified, unchanged=True)
        if response.status_code != 200:
            advice = TRY_LATER if response.status_code >= 500 else "check the address"
            raise _Refusal(f"the server answered {response.status_code}", advice, status=response.status_code)
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes(65_536):
            size += len(part)
            if size > largest:
                raise _Refusal(f"the answer is larger than {largest / 1e6:.0f} MB", "give the article alone")
            if self.clock() > end:
                raise _Refusal(f"the answer took more than {self.manners.patience:.0f} seconds", TRY_LATER)
            parts.append(part)
        media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
        return Fetched(url=address, data=b"".join(parts), media_type=media_type, etag=etag, modified=modified)

    def _open(self) -> "httpx.Client":
        import httpx

        if self._client is None:
            # No proxy and no password file of the environment: what was checked is what is asked.
            self._client = httpx.Client(
                headers={"User-Agent": AGENT, "Accept": "*/*"}, follow_redirects=False, trust_env=False
            )
        return self._client

    def _wait_for(self, host: str) -> None:
        last = self._last.get(host)
        if last is not None and (rest := last + self.manners.pace - self.clock()) > 0:
            self.sleep(rest)
        self._last[host] = self.clock()

    def _may_fetch(self, url: str) -> bool:
        try:
            parts = urlsplit(url)
        except ValueError:
            return True  # the check of the address says what is wrong
        site = f"{parts.scheme}://{parts.netloc}"
        if parts.scheme not in ("http", "https"):
            return True
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        return rules is None or bool(rules.can_fetch(url, AGENT.split("/", maxsplit=1)[0]))

    def _read_robots(self, site: str) -> "Protego | None":
        """The rules of a site; None when it has none. A site whose server fails is not asked (RFC 9309, 2.3.1.4)."""
        from protego import Protego

        try:
            answer = self._follow(f"{site}/robots.txt", {}, LARGEST_ROBOTS)
        except _Refusal as refusal:
            if refusal.status is not None and refusal.status < 500:
                return None
            raise
        return Protego.parse(answer.data.decode("utf-8", "replace"))


def may_pass(problem: Problem) -> bool:
    """Whether what kept an address from being fetched may be over soon: a host that is down, not one that says no."""
    return problem.advice == TRY_LATER


class _Refusal(Exception):  # noqa: N818 -- turned into a Problem before anybody sees it
    """Why an address gives nothing, and what to do."""

    def __init__(self, reason: str, advice: str, *, status: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.status = status


def _timeouts(seconds: float) -> dict[str, float]:
    left = max(0.1, seconds)
    return {"connect": min(10.0, left), "read": left, "write": left, "pool": left}


@contextmanager
def _telling() -> Iterator[None]:
    """What the network and its libraries raise, as a refusal that says what to do."""
    import httpx

    try:
        yield
    except _Refusal:
        raise
    except RefusedAddress as error:
        raise _Refusal(str(error), "give a public web address, or allow the host by name") from None
    except httpx.TimeoutException:
        raise _Refusal("the host does not answer", TRY_LATER) from None
    except httpx.ConnectError as error:
        if "certificate" in str(error).lower():
            reason, advice = "the site's certificate is not valid", "look at the site in a browser; nothing was read"
        else:
            reason, advice = "the host could not be reached", "check the address and the connection"
        raise _Refusal(reason, advice) from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _Refusal(f"the answer is broken ({type(error).__name__})", TRY_LATER) from None
    except (OSError, UnicodeError):
        raise _Refusal("the host is not known", "check the address and the connection") from None
