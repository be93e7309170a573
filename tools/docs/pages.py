"""The Markdown pages, and the parts of them that are generated or run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

# A mark stands on the line before a block and says what is done with it.
_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^\n]*?) -->\n)?^(?P<fence>```+)(?P<language>[\w-]*)[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_REGION = re.compile(
    r"(?P<begin>^<!-- begin (?P<name>[\w-]+) -->\n)(?P<body>.*?)(?P<end>^<!-- end (?P=name) -->$)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block. `mark` is "" when none stands before it; `line` is where its fence opens, from 1."""

    mark: str
    language: str
    body: str
    line: int


def hand_written() -> list[Path]:
    """The pages that people write: those in the root folder and under docs, examples and benchmarks."""
    return sorted(path for path in _all_pages() if "reference" not in path.parts)


def _all_pages() -> Iterator[Path]:
    yield from ROOT.glob("*.md")
    yield from DOCS.rglob("*.md")
    yield ROOT / "examples" / "README.md"
    yield ROOT / "benchmarks" / "README.md"


def all_pages() -> list[Path]:
    """Every page, generated ones included."""
    return sorted(_all_pages())


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    return [_block(match) for match in _BLOCK.finditer(text)]


def replace_blocks(text: str, change: Callable[[Block], str]) -> str:
    """The page with each block's body replaced by what `change` gives for it."""

    def replaced(match: re.Match[str]) -> str:
        start, end = match.span("body")
        begin = match.start()
        return match.group()[: start - begin] + change(_block(match)) + match.group()[end - begin :]

    return _BLOCK.sub(replaced, text)


def replace_regions(text: str, fill: Callable[[str], str]) -> str:
    """The page with the text between `<!-- begin NAME -->` and `<!-- end NAME -->` replaced by `fill(NAME)`."""
    return _REGION.sub(lambda match: f"{match['begin']}{fill(match['name']).rstrip()}\n{match['end']}", text)


def without_code(text: str) -> str:
    """The page with fenced blocks and code spans blanked, every line kept in its place."""
    text = _BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
    return re.sub(r"`[^`\n]*`", lambda match: " " * len(match.group()), text)


def title_and_lead(text: str) -> tuple[str, str]:
    """The first heading and the first sentence below it ("" where the next heading follows at once)."""
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    if heading is None:
        return "", ""
    below = re.sub(r"<!--.*?-->", "", text[heading.end() :], flags=re.DOTALL).strip()
    paragraph = "" if below.startswith("#") else " ".join(below.split("\n\n", 1)[0].split())
    # A full stop inside `code` or before another one ends no sentence.
    sentence = re.match(r"(?:`[^`]*`|[^`.!?]|[.!?](?!\s|$))*[.!?]", paragraph)
    return heading[1].strip(), sentence.group() if sentence else paragraph


def _block(match: re.Match[str]) -> Block:
    line = match.string.count("\n", 0, match.start("fence")) + 1
    return Block(mark=match["mark"] or "", language=match["language"], body=match["body"], line=line)
