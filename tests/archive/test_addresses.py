"""Addresses that name one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.archive.addresses import page_address

CASES = [
    ("https://www.Example.org/a/", "example.org/a"),  # host in any case, www, a slash at the end
    ("http://example.org/a#part", "example.org/a"),  # scheme and fragment
    ("https://example.org/a?utm_source=x&id=7&fbclid=1", "example.org/a?id=7"),  # tracking
    ("https://example.org/?b=2&a=1", "example.org?a=1&b=2"),  # the order of parameters
    ("https://example.org:8080/a", "example.org:8080/a"),
    ("https://example.org/A", "example.org/A"),  # paths keep their case
    ("https://example.org/", None),  # a whole site
    ("mailto:a@example.org", None),
    ("example.org/a", None),
    ("https://[bad/a", None),
    ("https://example.org:port/a", None),
    ("", None),
    (None, None),
    ("https://example.org/" + "a" * 3000, None),
]


@pytest.mark.parametrize(("url", "address"), CASES)
def test_addresses(url: str | None, address: str | None) -> None:
    assert page_address(url) == address


@given(st.text(max_size=80) | st.text(max_size=60).map("https://".__add__))
def test_any_text_is_read(url: str) -> None:
    page_address(url)
