"""The text that reports share: where it stands in each, what kind of sharing it is, which way it went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lineage.blocks import find_blocks
from rashomon.lineage.boilerplate import boilerplate
from rashomon.lineage.candidates import candidate_pairs
from rashomon.lineage.changes import Change, describe_changes, find_changes
from rashomon.lineage.common_origin import with_common_origins
from rashomon.lineage.credits import agency_credits, agency_text_of
from rashomon.lineage.direction import PairEvidence, decide, pair_evidence, passage_evidence
from rashomon.lineage.index import IndexedText, index_text
from rashomon.lineage.runs import Block
from rashomon.lineage.tokens import Tokens, tokenize
from rashomon.model.account import Passage, PassageKind
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.model.span import Span

# Below this share of kept words, in any order, an edited text is a rewritten one.
_EDITED = 0.85
_CLOSING = "\"”’')]»"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    block: Block
    kind: PassageKind
    kept: float
    changes: tuple[Change, ...]


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
    found: list[Passage] = []
    for i, j in candidate_pairs([text.tokens for text in texts]):
        blocks = find_blocks(texts[i], texts[j])
        if blocks:
            known = pair_evidence(ordered[i], ordered[j], credits[i], credits[j])
            found.extend(_passages_of(known, texts[i], texts[j], blocks))
    agencies = {report.id: agency for report in ordered if (agency := agency_text_of(report))}
    return with_common_origins(found, agencies)


def _passages_of(
    known: PairEvidence, text_a: IndexedText, text_b: IndexedText, blocks: Sequence[Block]
) -> list[Passage]:
    a, b = text_a.tokens, text_b.tokens
    shared = [_describe(text_a, text_b, block) for block in blocks]
    evidence = [
        () if s.kind == "shared quote" else passage_evidence(known, a, b, s.block, s.changes) for s in shared
    ]  # fmt: skip
    everything = [e for some in evidence for e in some]
    found: list[Passage] = []
    for one, own in zip(shared, evidence, strict=True):
        start_a, end_a = _characters(a, one.block.a_first, one.block.a_last)
        start_b, end_b = _characters(b, one.block.b_first, one.block.b_last)
        if one.kind == "shared quote":
            direction, why = "common origin", "both quote the same words, each in its own"
        else:
            direction, why = decide(known, own, everything)
        changes = one.changes
        if direction == "b":
            changes = tuple(
                Change(kind=change.kind, before=change.after, after=change.before) for change in changes
            )  # fmt: skip
        found.append(
            Passage(
                id=content_id("passage", known.a.id, start_a, end_a, known.b.id, start_b, end_b),
                a=known.a.evidence(start_a, end_a),
                b=known.b.evidence(start_b, end_b),
                kind=one.kind,
                direction=direction,  # type: ignore[arg-type]
                score=round(one.block.score, 4),
                reason=f"{_likeness(one)}; {why}",
                changes=describe_changes(changes, direction in ("a", "b"), (known.a.source, known.b.source)),
            )
        )
    return found


def _describe(a: IndexedText, b: IndexedText, block: Block) -> _Shared:
    """The kind of a block: the same words, most of them, fewer; or a quotation and nothing else."""
    words_a = a.surface[block.a_first : block.a_last]
    words_b = b.surface[block.b_first : block.b_last]
    kept = 2 * (Counter(words_a) & Counter(words_b)).total() / (len(words_a) + len(words_b))
    kind: PassageKind = "verbatim" if words_a == words_b else "edited" if kept >= _EDITED else "rewritten"
    if block.quote:
        kind = "shared quote"
    changes = find_changes(a.tokens, (block.a_first, block.a_last), b.tokens, (block.b_first, block.b_last))
    if kind == "rewritten":
        # Where every other word is new, the list of new words says nothing.
        changes = tuple(change for change in changes if change.kind != "words")
    return _Shared(block=block, kind=kind, kept=kept, changes=changes)


def _likeness(shared: _Shared) -> str:
    words = max(shared.block.a_last - shared.block.a_first, shared.block.b_last - shared.block.b_first)
    counted = f"{words} words" if words != 1 else "1 word"
    if shared.kind == "verbatim":
        return f"{counted}, the same word for word"
    return f"{counted}, {round(100 * shared.kept)}% of them the same"


def _characters(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The characters of a range of words, with the full stop, quote or bracket that belongs to its ends."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    text = tokens.text
    while start > 0 and text[start - 1] in "\"“‘'([«" and (last - first) > 1:
        start -= 1
    limit = tokens.starts[last] if last < len(tokens) else len(text)
    while end < limit and text[end] in ".!?,;:…" + _CLOSING:
        end += 1
    return start, end
