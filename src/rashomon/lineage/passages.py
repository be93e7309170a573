"""The text that reports share: where it stands in each, what kind of sharing it is, which way it went."""

from collections import Counter
from collections.abc import Sequence

from rashomon.lineage.blocks import find_blocks
from rashomon.lineage.boilerplate import boilerplate
from rashomon.lineage.candidates import candidate_pairs
from rashomon.lineage.changes import Change, describe_changes, find_changes
from rashomon.lineage.common_origin import Shared, with_common_origins
from rashomon.lineage.credits import agency_credits, agency_text_of
from rashomon.lineage.direction import QUOTED, PairEvidence, decide, pair_evidence, passage_evidence
from rashomon.lineage.index import IndexedText, index_text
from rashomon.lineage.runs import Block
from rashomon.lineage.tokens import Tokens, tokenize
from rashomon.model.account import Passage, PassageKind
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.model.span import Span

# Below this share of kept words, in any order, an edited text is a rewritten one.
_EDITED = 0.6
_CLOSING = "\"”’')]»"


def find_passages(annotations: Sequence[Annotation]) -> tuple[Passage, ...]:
    """All passages that two of the reports share, in order of report ids and place; `a` is the smaller id.

    The same whatever the order of `annotations`.
    """
    return shared_passages([x.report for x in annotations], [x.sentences for x in annotations])


def shared_passages(reports: Sequence[Report], sentences: Sequence[Sequence[Span]]) -> tuple[Passage, ...]:
    """`find_passages` for reports of which only the sentences are known (see `segments.split_sentences`).

    Raises ValueError when the two sequences differ in length or two reports have one id.
    """
    if len(reports) != len(sentences):
        raise ValueError(f"{len(reports)} reports but sentences of {len(sentences)}")
    order = sorted(range(len(reports)), key=lambda i: reports[i].id)
    ordered = [reports[i] for i in order]
    if len({report.id for report in ordered}) != len(ordered):
        raise ValueError("two reports have the same id")
    texts = [
        index_text(tokenize(reports[i].text, sentences[i], boilerplate(reports[i].text, sentences[i]))) for i in order
    ]
    credits = [agency_credits(report) for report in ordered]
    found: list[Shared] = []
    for i, j in candidate_pairs([text.tokens for text in texts]):
        blocks = find_blocks(texts[i], texts[j])
        if blocks:
            known = pair_evidence(ordered[i], ordered[j], credits[i], credits[j])
            found.extend(_shared(known, texts[i], texts[j], blocks))
    agencies = {report.id: agency for report in ordered if (agency := agency_text_of(report))}
    return tuple(_passage(shared) for shared in with_common_origins(found, agencies))


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
        changes=describe_changes(changes, direction in ("a", "b"), (a.source, b.source)),
    )


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
