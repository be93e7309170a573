import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.hosts import host_of


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.courier.example/x", "courier.example"),
        ("http://news.courier.example:8080/", "news.courier.example"),
        ("HTTPS://WWW.Courier.Example", "courier.example"),
        ("//courier.example/x", "courier.example"),  # an address as pages abridge it
        ("courier", ""),
        ("courier.example/x", ""),  # may be a file as well
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_host_of(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text(max_size=80))
def test_no_address_breaks_it(words: str) -> None:
    for url in (words, f"https://{words}", f"https://{words}.example/page"):
        assert "/" not in host_of(url)
