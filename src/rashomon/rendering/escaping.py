"""Input text made safe for a screen, a page and CommonMark: what a report says must never act."""

import re
from urllib.parse import urlsplit

# Characters that other programs read as orders: C0/C1 controls (terminal escapes), bidirectional overrides and
# isolates (they reorder what stands after them), lone surrogates (no UTF-8), noncharacters (no HTML).
_ORDERS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_BREAKS = re.compile("[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]#|~^$]|:(?=//)|(?<=[wW]{3})\.")
_MARKDOWN_START = re.compile(r"^([-+=]|\d{1,9}(?=[.)]))")
_LINKED = {"http", "https"}


def printable(text: str) -> str:
    """`text` with every character that could act on a terminal or page replaced, one for one.

    The length stays, so that offsets printed beside it still hold. Line feeds and tabs stay, other line breaks become
    spaces, the rest becomes U+FFFD.
    """
    return _LINE_BREAKS.sub(" ", _ORDERS.sub("\ufffd", text))


def one_line(text: str) -> str:
    """`printable` text with every run of white space made one space."""
    return _SPACES.sub(" ", printable(text)).strip()


def markdown_text(text: str) -> str:
    """`text` on one line as CommonMark that renders to exactly those words: no link, no HTML, no emphasis, no list."""
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKDOWN.sub(lambda match: "\\" + match[0], line)
    return _MARKDOWN_START.sub(lambda m: m[1] + "\\" if m[1].isdigit() else "\\" + m[1], line)


def web_link(url: str | None) -> str | None:
    """`url` when it is an http(s) address with a host and nothing hidden in it, else None: it is then not linked."""
    if not url or url != one_line(url) or " " in url or any(mark in url for mark in "<>\"'\\`"):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in _LINKED and host else None
