"""A statement laid out for comparison: its words in the parse, what governs them, and what stands around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rashomon.accounts.disagreements.lexicon import LIGHT
from rashomon.model.account import Entity, Statement
from rashomon.model.annotation import Annotation, Mention, Quantity, Timex, Word
from rashomon.model.span import Evidence, Span

SpanT = TypeVar("SpanT", bound=Span)

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_GOVERNING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
# How far around a value, in words, others are taken as its surroundings, and how far up the parse its governors.
_NEAR = 8
_CLIMB = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report's annotation with the lookups that comparing needs.

    `content` holds for each word its lower-case lemma where it is a content word and no light verb, else None.
    """

    annotation: Annotation
    words: tuple[Word, ...]
    content: tuple[str | None, ...]
    word_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    entities: Mapping[str, Entity]
    mentioned: Mapping[tuple[int, int], Entity]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Told:
    """A statement on its page: `words` are those of its span, `context` those of its whole sentence.

    `report` is the id of the report that tells it, `lemmas` are the lower-case lemmas of the content words of the span.
    Each object is equal to itself alone.
    """

    statement: Statement
    report: str
    page: Page
    words: range
    context: range
    lemmas: frozenset[str]

    @property
    def published(self) -> str | None:
        """When that report was published, as the report says."""
        return self.page.annotation.report.published

    def mentions(self) -> list[Mention]:
        """The names inside the statement."""
        return spans_within(self.page.annotation.mentions, self.statement)

    def timexes(self) -> list[Timex]:
        """The time expressions inside the statement."""
        return spans_within(self.page.annotation.timexes, self.statement)

    def quantities(self) -> list[Quantity]:
        """The quantities inside the statement."""
        return spans_within(self.page.annotation.quantities, self.statement)


def make_pages(annotations: Mapping[str, Annotation], entities: Sequence[Entity]) -> dict[str, Page]:
    """The lookups of each report of a story by its id; `annotations` are by report id."""
    mentioned: dict[str, dict[tuple[int, int], Entity]] = {id: {} for id in annotations}
    for entity in entities:
        for mention in entity.mentions:
            if mention.report in mentioned:
                mentioned[mention.report][mention.start, mention.end] = entity
    by_id = {entity.id: entity for entity in entities}
    return {id: _page(annotation, by_id, mentioned[id]) for id, annotation in annotations.items()}


def make_page(annotation: Annotation, entities: Sequence[Entity]) -> Page:
    """The lookups of one report; `entities` are those of the whole story."""
    return make_pages({annotation.report.id: annotation}, entities)[annotation.report.id]


def _page(annotation: Annotation, entities: Mapping[str, Entity], mentioned: Mapping[tuple[int, int], Entity]) -> Page:
    children: list[list[int]] = [[] for _ in annotation.words]
    for i, word in enumerate(annotation.words):
        if word.head != i:
            children[word.head].append(i)
    return Page(
        annotation=annotation,
        words=annotation.words,
        content=tuple(_content(word) for word in annotation.words),
        word_starts=tuple(word.start for word in annotation.words),
        sentence_starts=tuple(sentence.start for sentence in annotation.sentences),
        children=tuple(tuple(group) for group in children),
        entities=entities,
        mentioned=mentioned,
    )


def lay_out(statement: Statement, page: Page) -> Told:
    """A statement with its words and its sentence's words."""
    words = words_within(page, statement.start, statement.end)
    context = _sentence_words(page, statement.start, statement.end)
    lemmas = content_lemmas(page, words)
    return Told(statement=statement, report=statement.report, page=page, words=words, context=context, lemmas=lemmas)


def lay_out_all(statements: Iterable[Statement], pages: Mapping[str, Page]) -> list[Told]:
    """The statements of the reports that there are pages of, laid out, in order of report and place."""
    return in_order(
        lay_out(statement, pages[statement.report]) for statement in statements if statement.report in pages
    )


def in_order(tolds: Iterable[Told]) -> list[Told]:
    """The statements in order of report and place."""
    return sorted(tolds, key=lambda t: (t.report, t.statement.start, t.statement.end, t.statement.id))


def whole_report(page: Page) -> Told:
    """A report as if it were one statement, to look up what else it says."""
    report = page.annotation.report
    statement = Statement(
        report=report.id, start=0, end=len(report.text), quote=report.text, id="", said_by=(), origin=None,
        certainty="asserted", negated=False, times=(), quantities=(),
    )  # fmt: skip
    words = range(len(page.words))
    return Told(statement=statement, report=report.id, page=page, words=words, context=words, lemmas=frozenset())


def sentence_of(told: Told) -> Told:
    """The whole sentence of a statement as if it were the statement."""
    page, context = told.page, told.context
    if not len(context):
        return told
    start, end = page.words[context.start].start, page.words[context.stop - 1].end
    quote = page.annotation.report.text[start:end]
    statement = replace(told.statement, start=start, end=end, quote=quote)
    return replace(told, statement=statement, words=context, lemmas=content_lemmas(page, context))


def words_within(page: Page, start: int, end: int) -> range:
    """The words that lie wholly between two character offsets."""
    first = bisect_left(page.word_starts, start)
    last = bisect_left(page.word_starts, end)
    while last > first and page.words[last - 1].end > end:
        last -= 1
    return range(first, last)


def spans_within(spans: Sequence[SpanT], statement: Evidence) -> list[SpanT]:
    """The spans of a tuple in text order that lie wholly inside a statement, or other words of the report."""
    first = bisect_left(spans, statement.start, key=lambda span: span.start)
    last = bisect_left(spans, statement.end, key=lambda span: span.start)
    return [span for span in spans[first:last] if span.end <= statement.end]


def content_lemmas(page: Page, words: range) -> frozenset[str]:
    """The lower-case lemmas of the content words in a range of words, light verbs left out."""
    return frozenset(lemma for lemma in page.content[words.start : words.stop] if lemma is not None)


def _content(word: Word) -> str | None:
    lemma = word.lemma.lower()
    return lemma if word.pos in CONTENT and not word.stop and lemma not in LIGHT else None


def head_word(page: Page, words: range) -> int | None:
    """The word of a range that governs the others: the one whose head lies outside (None for an empty range)."""
    for i in words:
        head = page.words[i].head
        if (head == i or head not in words) and page.words[i].pos not in ("PUNCT", "SPACE", "DET"):
            return i
    return words[0] if len(words) else None


def governors(page: Page, word: int, words: range) -> tuple[str, ...]:
    """Up to three lemmas that govern a word, nearest first; words of the range itself do not count."""
    found: list[str] = []
    at = word
    for _ in range(_CLIMB):
        head = page.words[at].head
        if head == at or len(found) == 3:
            break
        at = head
        if at not in words and page.words[at].pos in _GOVERNING:
            found.append(page.words[at].lemma.lower())
    return tuple(found)


def next_content(page: Page, words: Iterable[int]) -> str:
    """The lemma of the first content word in an order of words, "" when there is none."""
    return next(
        (page.words[i].lemma.lower() for i in words if page.words[i].pos in CONTENT and not page.words[i].stop), ""
    )


def surroundings(told: Told, words: range) -> frozenset[str]:
    """The content lemmas within eight words on both sides of a range, in the same sentence."""
    context = told.context
    before = range(max(context.start, words.start - _NEAR), max(context.start, words.start))
    after = range(min(context.stop, words.stop), min(context.stop, words.stop + _NEAR))
    return content_lemmas(told.page, before) | content_lemmas(told.page, after)


def _sentence_words(page: Page, start: int, end: int) -> range:
    sentences = page.annotation.sentences
    if not sentences:
        return words_within(page, start, end)
    first = max(0, bisect_right(page.sentence_starts, start) - 1)
    last = max(first, bisect_left(page.sentence_starts, end) - 1)
    return range(sentences[first].first, sentences[last].last)
