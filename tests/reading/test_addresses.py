"""Which addresses are asked for."""

import pytest

from rashomon.reading.addresses import RefusedAddress, checked_address, is_address

HOSTS = {
    "courier.example": ["93.184.216.34"],
    "inner.example": ["10.0.0.8"],
    "mixed.example": ["93.184.216.34", "127.0.0.1"],  # one inner address is enough
    "mapped.example": ["::ffff:192.168.1.1"],
    "link.example": ["fe80::1%eth0"],
    "cloud.example": ["169.254.169.254"],
    "six.example": ["2606:2800:220:1::1"],
}


def resolve(host: str, port: int) -> list[str]:
    return HOSTS.get(host, [host])


@pytest.mark.parametrize(
    ("url", "address", "number"),
    [
        ("https://courier.example/a?b=1#c", "https://courier.example/a?b=1", "93.184.216.34"),
        ("http://courier.example", "http://courier.example/", "93.184.216.34"),
        ("https://six.example/", "https://six.example/", "2606:2800:220:1::1"),
    ],
)
def test_public_addresses(url: str, address: str, number: str) -> None:
    assert checked_address(url, resolve=resolve) == (address, number)


@pytest.mark.parametrize(
    "url",
    [
        "http://inner.example/",
        "http://mixed.example/",
        "http://mapped.example/",
        "http://link.example/",
        "http://cloud.example/latest/meta-data",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "file:" + "///etc/passwd",
        "ftp://courier.example/",
        "gopher://courier.example/",
        "https://user:secret@courier.example/",
        "https://",
        "https://[::1",
        "https://courier.example/" + "a" * 3000,
    ],
)
def test_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        checked_address(url, resolve=resolve)


def test_a_host_may_be_allowed_by_name() -> None:
    assert checked_address("http://inner.example/", allowed={"inner.example"}, resolve=resolve)[1] == "10.0.0.8"


@pytest.mark.parametrize(("given", "yes"), [("https://a.example", True), ("HTTP://A", True), ("a.html", False)])
def test_what_is_an_address(given: str, yes: bool) -> None:
    assert is_address(given) is yes
