"""The text that reports share: where it stands in each, what kind of sharing it is, which way it went."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from rashomon.lineage.blocks import find_blocks
from rashomon.lineage.boilerplate import boilerplate
from rashomon.lineage.candidates import candidate_pairs
from rashomon.lineage.changes import Change, describe_changes, find_changes
from rashomon.lineage.common_origin import Shared, with_common_origins
from rashomon.lineage.credits import Credit, agency_credits, agency_text_of
from rashomon.lineage.direction import QUOTED, PairEvidence, decide, pair_evidence, passage_evidence
from rashomon.lineage.index import IndexedText, index_text
from rashomon.lineage.runs import Block
from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import Tokens, tokenize
from rashomon.lineage.winnowing import find_candidates, side_by_side
from rashomon.model.account import Passage, PassageKind
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.model.span import Span

# Below this share of kept words, in any order, an edited text is a rewritten one.
_EDITED = 0.6
# More reports than a story has: an archive. So many of its texts are kept indexed at a time.
_STORY, _MOST_INDEXED = 1000, 1000
_CLOSING = "\"”’')]»"


def find_passages(annotations: Sequence[Annotation]) -> tuple[Passage, ...]:
    """All passages that two of the reports share, in order of report ids and place; `a` is the smaller id.

    The same whatever the order of `annotations`. Raises ValueError when two reports have one id.
    """
    sentences = {annotation.report.id: annotation.sentences for annotation in annotations}
    return _passages([annotation.report for annotation in annotations], lambda report: sentences[report.id])


def shared_passages(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """`find_passages` for reports without a parse: one story or a whole archive.

    Sentences are split plainly (`segments.split_sentences`). Of more than 1,000 reports, those pairs are compared that
    `winnowing.find_candidates` names. Raises ValueError when two reports have one id.
    """
    return _passages(reports, lambda report: split_sentences(report.text))


def _passages(reports: Sequence[Report], sentences_of: Callable[[Report], Sequence[Span]]) -> tuple[Passage, ...]:
    ordered = sorted(reports, key=lambda report: report.id)
    if len({report.id for report in ordered}) != len(ordered):
        raise ValueError("two reports have the same id")

    @lru_cache(maxsize=_MOST_INDEXED)
    def indexed(number: int) -> IndexedText:
        report = ordered[number]
        sentences = sentences_of(report)
        return index_text(tokenize(report.text, sentences, boilerplate(report.text, sentences)))

    @cache
    def credits(number: int) -> tuple[Credit, ...]:
        return agency_credits(ordered[number])

    if len(ordered) <= _STORY:
        pairs = candidate_pairs([indexed(number).tokens for number in range(len(ordered))])
    else:
        pairs = side_by_side(find_candidates(report.text for report in ordered))
    found: dict[tuple[int, int], list[Shared]] = {}
    for i, j in pairs:
        blocks = find_blocks(indexed(i), indexed(j))
        if blocks:
            known = pair_evidence(ordered[i], ordered[j], credits(i), credits(j))
            found[i, j] = _shared(known, indexed(i), indexed(j), blocks)
    sharing = {number for pair in found for number in pair}
    agencies = {ordered[n].id: agency for n in sorted(sharing) if (agency := agency_text_of(ordered[n]))}
    in_order = [shared for pair in sorted(found) for shared in found[pair]]
    return tuple(_passage(shared) for shared in with_common_origins(in_order, agencies))


def _shared(known: PairEvidence, text_a: IndexedText, text_b: IndexedText, blocks: Sequence[Block]) -> list[Shared]:
    """The blocks of two texts with their kind and direction."""
    a, b = text_a.tokens, text_b.tokens
    kinds = [_kind(text_a, text_b, block) for block in blocks]
    changes = [
        find_changes(a, (block.a_first, block.a_last), b, (block.b_first, block.b_last)) for block in blocks
    ]  # fmt: skip
    evidence = [
        () if kind == "shared quote" else passage_evidence(known, a, b, block, changed)
        for block, (kind, _), changed in zip(blocks, kinds, changes, strict=True)
    ]
    everything = [e for some in evidence for e in some]
    return [
        Shared(
            report_a=known.a,
            report_b=known.b,
            a=_characters(a, block.a_first, block.a_last),
            b=_characters(b, block.b_first, block.b_last),
            words=max(block.a_last - block.a_first, block.b_last - block.b_first),
            kind=kind,
            score=block.score,
            kept=kept,
            changes=changed,
            decision=QUOTED if kind == "shared quote" else decide(known, own, everything),
        )
        for block, (kind, kept), changed, own in zip(blocks, kinds, changes, evidence, strict=True)
    ]


def _kind(a: IndexedText, b: IndexedText, block: Block) -> tuple[PassageKind, float]:
    """The same words, most of them, fewer, or a quotation and nothing else; and the share of words kept, any order."""
    words_a = a.surface[block.a_first : block.a_last]
    words_b = b.surface[block.b_first : block.b_last]
    kept = 2 * (Counter(words_a) & Counter(words_b)).total() / (len(words_a) + len(words_b))
    if block.quote:
        return "shared quote", kept
    return "verbatim" if words_a == words_b else "edited" if kept >= _EDITED else "rewritten", kept


def _passage(shared: Shared) -> Passage:
    direction = shared.decision.direction
    changes = shared.changes
    if shared.kind == "rewritten":
        # Where every other word is new, the list of new words says nothing.
        changes = tuple(change for change in changes if change.kind != "words")
    if direction == "b":
        changes = tuple(Change(kind=c.kind, before=c.after, after=c.before) for c in changes)
    a, b = shared.report_a, shared.report_b
    same = "the same word for word" if shared.kind == "verbatim" else f"{round(100 * shared.kept)}% of them the same"
    return Passage(
        id=content_id("passage", a.id, shared.a.start, shared.a.end, b.id, shared.b.start, shared.b.end),
        a=a.evidence(shared.a.start, shared.a.end),
        b=b.evidence(shared.b.start, shared.b.end),
        kind=shared.kind,
        direction=direction,
        score=round(shared.score, 4),
        reason=f"{shared.words} words, {same}; {shared.decision.reason}",
        changes=describe_changes(changes, direction in ("a", "b"), _names(a, b)),
    )


def _names(a: Report, b: Report) -> tuple[str, str]:
    """What the two reports are called: their outlets, told apart where it is one."""
    return (a.source, b.source) if a.source != b.source else (f"{a.source} (a)", f"{b.source} (b)")


def _characters(tokens: Tokens, first: int, last: int) -> Span:
    """The characters of a range of words, with the full stop, quote or bracket that belongs to its ends."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    text = tokens.text
    while start > 0 and text[start - 1] in "\"“‘'([«" and (last - first) > 1:
        start -= 1
    limit = tokens.starts[last] if last < len(tokens) else len(text)
    while end < limit and text[end] in ".!?,;:…" + _CLOSING:
        end += 1
    return Span(start=start, end=end)
