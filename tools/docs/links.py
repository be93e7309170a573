"""Links inside the repository that lead nowhere."""

import re
from pathlib import Path
from urllib.parse import unquote

from tools.docs.pages import without_code

_LINK = re.compile(r"!?\[[^\]\n]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_REFERENCE = re.compile(r"^\[[^\]\n]+\]:\s*(\S+)", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def targets(text: str) -> list[str]:
    """The targets of a page's links and pictures, in order."""
    prose = without_code(text)
    return [match[1] for pattern in (_LINK, _REFERENCE) for match in pattern.finditer(prose)]


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found: set[str] = set()
    counts: dict[str, int] = {}
    for match in _HEADING.finditer(re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", match[1])
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        seen = counts.get(slug, 0)
        counts[slug] = seen + 1
        found.add(slug if seen == 0 else f"{slug}-{seen}")
    return found


def dead_links(page: Path, text: str) -> list[str]:
    """The page's links to files and headings that are not there; addresses on the web are not asked for."""
    dead = []
    for target in targets(text):
        if _ELSEWHERE.match(target):
            continue
        name, _, anchor = target.partition("#")
        path = page.parent / unquote(name) if name else page
        wants_heading = bool(anchor) and path.suffix == ".md"
        if not path.exists() or (wants_heading and anchor not in anchors(path.read_text(encoding="utf-8"))):
            dead.append(target)
    return dead
