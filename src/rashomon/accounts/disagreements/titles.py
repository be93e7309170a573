"""The offices and callings that persons are named with, and a person named with another's.

"Senator Ann Lowe" in one report, "Senator Paul Marsh" in the others, where all know Ann Lowe as something else: that
may be a mix-up or two senators, and is no disagreement for certain. But it confirms nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.accounts.disagreements.told import Page, head_word, words_within
from rashomon.model.account import Entity, Fact, Statement
from rashomon.model.span import Span

_NAMING = frozenset({"compound", "nmod"})
_NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Span):
    """A mention of a person (`person` is the entity's id), and the titles that stand with it as lemmas."""

    person: str
    titles: frozenset[str]


def mistitled_statements(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    pages: Mapping[str, Page],
    entities: Sequence[Entity],
) -> frozenset[str]:
    """The ids of counted statements that name a person, or are said by one, with a title that this report alone gives
    to that person and another report to somebody else. Only persons that another report names as well are doubted.

    `statements` are by id, `pages` by report id; `entities` are those of the story.
    """
    doubted = doubted_mentions(pages, entities)
    return frozenset(
        id
        for fact in facts
        if len(fact.sources) > 1
        for id in fact.counted
        for place in (statements[id], *statements[id].said_by)
        if _holds(place.span, doubted.get(place.report, ()))
    )


def doubted_mentions(pages: Mapping[str, Page], entities: Sequence[Entity]) -> dict[str, list[Titled]]:
    """The mentions with a title that is given to this person by their report alone, by report and in order."""
    names = frozenset(word.lower() for entity in entities for word in entity.name.split())
    named = {report: sorted(_titled(page, names), key=lambda one: one.start) for report, page in pages.items()}
    known = {entity.id: {mention.report for mention in entity.mentions} for entity in entities}
    givers: dict[str, dict[str, set[str]]] = {}
    for report, mentions in named.items():
        for one in mentions:
            for title in one.titles:
                givers.setdefault(title, {}).setdefault(one.person, set()).add(report)

    def is_anothers(one: Titled, report: str) -> bool:
        return any(
            givers[title][one.person] == {report}
            and any(reports - {report} for person, reports in givers[title].items() if person != one.person)
            for title in one.titles
        )

    return {
        report: [one for one in mentions if len(known[one.person]) > 1 and is_anothers(one, report)]
        for report, mentions in named.items()
    }


def _titled(page: Page, names: frozenset[str]) -> Iterator[Titled]:
    """The persons that a report mentions, with the titles that are no words of a name."""
    for (start, end), entity in page.mentioned.items():
        if entity.type == "person":
            titles = titles_of(page, words_within(page, start, end)) - names
            yield Titled(start=start, end=end, person=entity.id, titles=titles)


def titles_of(page: Page, name: range) -> frozenset[str]:
    """The nouns that a person's name stands with: before it, within it, or beside it between commas."""
    head = head_word(page, name)
    if head is None:
        return frozenset()
    words = page.words
    found = {i for i in name if words[i].pos == "NOUN" and i != head}
    found.update(
        i
        for i in page.children[head]
        if i not in name
        and (words[i].pos in _NOUNS if words[i].dep in _NAMING else words[i].pos == "NOUN" and words[i].dep == "appos")
    )
    if words[head].dep == "appos" and words[words[head].head].pos == "NOUN":
        found.add(words[head].head)
    if name.start and words[name.start - 1].pos in _NOUNS:
        found.add(name.start - 1)
    return frozenset(words[i].lemma.lower().rstrip(".") for i in found)


def _holds(span: Span, mentions: Sequence[Titled]) -> bool:
    first = bisect_left(mentions, span.start, key=lambda one: one.start)
    return first < len(mentions) and mentions[first].end <= span.end
