"""What one report names, gathered for reference: each person, body and place with its name, gender, roles and places.

Built once for a parse and kept with it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.language.entities.gazetteer import fold, gender_of_given_name, nation_name
from rashomon.language.entities.names import parse_person
from rashomon.language.entities.occurrences import Occurrence
from rashomon.language.entities.organisations import resolve_organisations
from rashomon.language.entities.persons import resolve_persons
from rashomon.language.entities.titles import Gender, gender_of_title, role_of
from rashomon.model.annotation import EntityType, Mention
from rashomon.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CACHE = "rashomon.referents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """One thing that a report names. `roles` maps a role to the words that qualify it there ("minister" ->
    {"vice", "unification"}); `nations` are the codes named beside a role."""

    name: str
    type: EntityType
    gender: Gender
    mentions: tuple[int, ...]
    roles: dict[str, frozenset[str]]
    nations: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Discourse:
    """A report's mentions and referents with what reference asks of them, by index of the mention."""

    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    referent_of: tuple[int, ...]
    starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    token_of: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds a character."""
        return bisect_right(self.sentence_starts, offset) - 1

    def in_quotation(self, offset: int) -> bool:
        """True for a character between quotation marks."""
        at = bisect_right(self.quoted, (offset, len(self.quoted) + offset)) - 1
        return at >= 0 and self.quoted[at][0] <= offset < self.quoted[at][1]


def discourse_of(doc: "Doc", mentions: Sequence[Mention]) -> Discourse:
    """The report's referents; computed once for each parse and its mentions."""
    kept = doc.user_data.get(_CACHE)
    if kept is not None and kept[0] is mentions:
        found: Discourse = kept[1]
        return found
    built = _build(doc, tuple(sorted(mentions, key=lambda m: (m.start, m.end))))
    doc.user_data[_CACHE] = (mentions, built)
    return built


def _build(doc: "Doc", mentions: tuple[Mention, ...]) -> Discourse:
    text = doc.text
    report = Report(id="", source="", text=text)
    index = {(m.start, m.end): k for k, m in enumerate(mentions)}
    token_starts = [token.idx for token in doc]
    tokens = tuple(_head_token(doc, token_starts, m) for m in mentions)
    nations = _nations_before(text, mentions)
    by_type: dict[EntityType, list[Occurrence]] = defaultdict(list)
    for m in mentions:
        by_type[m.type].append(Occurrence(report=report, mention=m))
    referents: list[Referent] = []
    of = [0] * len(mentions)
    for kind in sorted(by_type):
        if kind == "person":
            groups = resolve_persons(by_type[kind])
        elif kind == "organisation":
            groups = resolve_organisations(by_type[kind])
        else:
            groups = _by_name(by_type[kind])
        for group in groups:
            at = tuple(sorted(index[o.mention.start, o.mention.end] for o in group))
            for k in at:
                of[k] = len(referents)
            referents.append(_referent(doc, kind, [mentions[k] for k in at], at, tokens, nations))
    return Discourse(
        mentions=mentions,
        referents=tuple(referents),
        referent_of=tuple(of),
        starts=tuple(m.start for m in mentions),
        sentence_starts=tuple(sent.start_char for sent in doc.sents),
        token_of=tokens,
        quoted=quotations(text),
    )


def _by_name(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for o in occurrences:
        groups[o.mention.code or fold(o.mention.name)].append(o)
    return [groups[key] for key in sorted(groups)]


def _referent(
    doc: "Doc",
    kind: EntityType,
    mentions: Sequence[Mention],
    at: tuple[int, ...],
    tokens: Sequence[int],
    nations: Sequence[str],
) -> Referent:
    name = max((m.name for m in mentions), key=lambda n: (len(n.split()), len(n), n))
    code = mentions[0].code or ""
    if kind == "place" and code.startswith("iso:"):
        name = nation_name(code)
    roles: dict[str, frozenset[str]] = {}
    beside: set[str] = set()
    genders = {gender_of_title(m.title) for m in mentions}
    for k, mention in zip(at, mentions, strict=True):
        phrases = [mention.title.lower().split()] if mention.title else []
        if kind == "person":
            phrases += _roles_in_parse(doc[tokens[k]])
        for phrase in phrases:
            role = role_of(phrase[-1]) if phrase else None
            if role:
                roles[role] = roles.get(role, frozenset()) | frozenset(phrase[:-1])
                if nations[k]:
                    beside.add(nations[k])
    told = sorted(genders - {"?"})
    gender: Gender = told[0] if len(told) == 1 else "?"
    if kind == "person" and not told:
        parsed = parse_person(name)
        if parsed.given and parsed.order == "western":
            gender = gender_of_given_name(parsed.given[0])
    return Referent(name=name, type=kind, gender=gender, mentions=at, roles=roles, nations=frozenset(beside))


def _roles_in_parse(name: "Token") -> list[list[str]]:
    """Roles told of a name by apposition or "is": "Ann Hale, the energy minister", "Hale is the minister"."""
    nouns = [child for child in name.children if child.dep_ == "appos"]
    if name.dep_ == "appos":
        nouns.append(name.head)
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        nouns += [child for child in name.head.children if child.dep_ == "attr"]
    found: list[list[str]] = []
    for noun in nouns:
        if role_of(noun.text) is not None:
            words = [child.lower_ for child in noun.lefts if child.dep_ in ("amod", "compound")]
            found.append([*words, noun.lower_])
    return found


def _nations_before(text: str, mentions: Sequence[Mention]) -> list[str]:
    """The nation named before each mention's title: "Spanish Prime Minister Carlos Vega"."""
    found: list[str] = []
    for k, mention in enumerate(mentions):
        code = mentions[k - 1].code or "" if k else ""
        gap = text[mentions[k - 1].end : mention.start] if k else ""
        near = len(gap) <= len(mention.title) + 5 and "\n" not in gap and "." not in gap.removesuffix(". ")
        found.append(code if near and code.startswith("iso:") else "")
    return found


def _head_token(doc: "Doc", starts: Sequence[int], mention: Mention) -> int:
    """The token of a mention that the rest of it hangs on."""
    first = max(0, bisect_right(starts, mention.start) - 1)
    last = max(first, bisect_right(starts, mention.end - 1) - 1)
    for i in range(first, last + 1):
        if not first <= doc[i].head.i <= last or doc[i].head.i == i:
            return i
    return last


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges between double quotation marks, each ended by a paragraph's end where it is not closed."""
    found: list[tuple[int, int]] = []
    opened = -1
    for at, c in enumerate(text):
        if c == "“" or (c == '"' and opened < 0):
            opened = at
        elif (c in ('"', "”") and opened >= 0) or (c == "\n" and opened >= 0):
            found.append((opened, at))
            opened = -1
    return tuple(found)
