"""Markdown as plain words: the signs are left out, the words and their places stay.

Not a renderer: it knows the signs that articles are written with (CommonMark headings, emphasis, links, images, code,
quotations, lists, rules) and leaves everything else as it stands.
"""

import re
from dataclasses import replace

from rashomon.reading.draft import About, Draft, Reading
from rashomon.reading.offsets import merge
from rashomon.reading.plain import read_plain

_LINE_SIGNS = re.compile(
    r"^ {0,3}(?:(?P<heading>#{1,6}[ \t]+)|(?P<quote>(?:>[ \t]?)+)|(?P<list>[-*+][ \t]+)|(?P<rule>(?:[-*_][ \t]*){3,}$)"
    r"|(?P<fence>(?:```|~~~)[^\n]{0,80}$)|(?P<underline>(?:=+|-{2,})[ \t]*$))",
    re.MULTILINE,
)
_HEADING_END = re.compile(r"^ {0,3}#{1,6}[ \t][^\n]*?(?P<end>[ \t]+#+[ \t]*)$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_LINKED_IMAGE = re.compile(r"\[[ \t]?!\[[^\[\]\n]{0,1000}\]\([^()\n]{0,2000}\)[ \t]?\]\([^()\n]{0,2000}\)")
_LINK = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,1000})\](?P<target>\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\[\]\n]{0,200}\])"
)
_AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S[^\n]*$", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<open>\*{1,3}|_{1,3})(?=\S)(?P<words>[^*_\n]{1,2000}?)(?<=\S)(?P<close>(?P=open))(?![\w*])"
)
_INNER_STARS = re.compile(r"(?P<open>\*{1,2})(?=\S)(?P<words>[^*\n]{1,2000}?)(?<=\S)(?P<close>(?P=open))")
_CODE = re.compile(r"(?P<open>`{1,3})(?P<words>[^`\n]{1,2000})(?P<close>(?P=open))(?!`)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>|<!--[^<>]{0,2000}-->")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>~|])")
_LINE_BREAK = re.compile(r"(?:\\|[ ]{2,})$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^ {0,3}#[ \t]+(?P<words>[^\n]{1,300}?)[ \t#]*$", re.MULTILINE)


def read_markdown(data: bytes, *, place: str, stem: str = "") -> Reading:
    """The report in the bytes of a Markdown file: its raw text is the source, the signs are named as markup."""
    draft = read_plain(data, place=place, stem=stem)
    if not isinstance(draft, Draft):
        return draft
    title = ""
    if heading := _FIRST_HEADING.search(draft.raw):
        title = _without(heading["words"], markup_of(heading["words"]))
    return replace(draft, markup=markup_of(draft.raw), about=draft.about.over(About(title=title)))


def markup_of(source: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a Markdown source that are signs and not words (pictures whole), in order and apart."""
    found: list[tuple[int, int]] = []
    for pattern in (_IMAGE, _LINKED_IMAGE, _AUTOLINK, _DEFINITION, _TAG, _ESCAPE, _LINE_BREAK):
        found += [match.span() for match in pattern.finditer(source)]
    found += [match.span() for match in _LINE_SIGNS.finditer(source)]
    found += [match.span("end") for match in _HEADING_END.finditer(source)]
    for match in _LINK.finditer(source):
        found += [(match.start(), match.start("words")), (match.end("words"), match.end())]
    for pattern in (_EMPHASIS, _INNER_STARS, _CODE):
        for match in pattern.finditer(source):
            found += [match.span("open"), match.span("close")]
    return tuple(merge(found))


def _without(text: str, ranges: tuple[tuple[int, int], ...]) -> str:
    kept, at = [], 0
    for start, end in ranges:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:])).strip()
