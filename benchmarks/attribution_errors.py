"""What attribution misses and gets wrong on PolNeAR's development part, by kind, with examples to read.

    python -m benchmarks.attribution_errors [EXAMPLES]

Prints the share of each kind and up to EXAMPLES (5) of each, spread over the articles. An attribution is right when its
content shares half its words with the gold's (Jaccard), as `attribution_score` aligns them.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks import shared_data
from benchmarks.attribution import GoldAttribution, PolnearRow, plain, polnear_rows
from rashomon.language.attribution import find_attributions
from rashomon.language.attribution.lexicon import SPEECH
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import parse

_SHOWN = 5
_WIDTH = 160
# Words whose inflected forms are told apart only by their beginnings here: enough to sort examples.
_STEM = 4


def errors_by_kind(
    rows: Sequence[PolnearRow], predicted: Sequence[Sequence[GoldAttribution]]
) -> dict[str, list[tuple[str, GoldAttribution, GoldAttribution | None]]]:
    """Text, attribution and its nearest counterpart of each error, by kind; kinds and errors in order of the texts."""
    kinds: dict[str, list[tuple[str, GoldAttribution, GoldAttribution | None]]] = defaultdict(list)
    for row, found in zip(rows, predicted, strict=True):
        for gold in row.attributions:
            near, overlap = _nearest(gold, found)
            if overlap >= 0.5:
                if near is not None and not _same(row.text, gold["source"], near["source"]):
                    kinds[_source_error(row.text, gold, near)].append((row.text, gold, near))
                continue
            same_cue = next((one for one in found if _touch(one["cue"], gold["cue"])), None)
            kinds[_miss(row.text, gold, same_cue)].append((row.text, gold, same_cue))
        for one in found:
            if _nearest(one, row.attributions)[1] < 0.5 and not any(
                _touch(one["cue"], gold["cue"]) for gold in row.attributions
            ):
                kinds[f"too many: cue of {_sort_of_cue(row.text, one)}"].append((row.text, one, None))
    return dict(kinds)


def _miss(text: str, gold: GoldAttribution, same_cue: GoldAttribution | None) -> str:
    if same_cue is None:
        return f"missed: cue of {_sort_of_cue(text, gold)}"
    wanted, got = _characters(gold["content"]), _characters(same_cue["content"])
    if not wanted & got:
        return "content: elsewhere"
    return "content: too long" if len(got) > len(wanted) else "content: too short"


def _source_error(text: str, gold: GoldAttribution, near: GoldAttribution) -> str:
    if not gold["source"]:
        return "source: one where there is none"
    if not near["source"]:
        return "source: none"
    touching = _touch(gold["source"], near["source"])
    return "source: other ends" if touching else "source: somebody else"


def _sort_of_cue(text: str, one: GoldAttribution) -> str:
    if not one["cue"]:
        return "no words"
    words = " ".join(text[start:end] for start, end in one["cue"]).lower().split()
    stems = {word[:_STEM] for word in SPEECH}
    if any(word[:_STEM] in stems for word in words):
        return "speech"
    return "other words" if any(map(str.isalpha, "".join(words))) else "punctuation"


def _characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _nearest(one: GoldAttribution, others: Iterable[GoldAttribution]) -> tuple[GoldAttribution | None, float]:
    """The attribution whose content overlaps most with this one's, and their Jaccard overlap in characters."""
    mine = _characters(one["content"])
    best: tuple[GoldAttribution | None, float] = (None, 0.0)
    for other in others:
        if not _touch(one["content"], other["content"]):
            continue
        theirs = _characters(other["content"])
        overlap = len(mine & theirs) / len(mine | theirs)
        if overlap > best[1]:
            best = other, overlap
    return best


def _touch(ones: Iterable[Sequence[int]], others: Sequence[Sequence[int]]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for one in ones for other in others)


def _same(text: str, ones: Iterable[Sequence[int]], others: Iterable[Sequence[int]]) -> bool:
    return _words(text, ones) == _words(text, others)


def _words(text: str, spans: Iterable[Sequence[int]]) -> str:
    return " ".join(" ".join(text[start:end] for start, end in sorted(map(tuple, spans))).split())


def _shown(text: str, one: GoldAttribution) -> str:
    parts = (_words(text, one[role]) or "-" for role in ("source", "cue", "content"))
    return " | ".join(part if len(part) <= _WIDTH else f"{part[:_WIDTH]} ..." for part in parts)


def main() -> None:
    """Prints the errors."""
    rows = polnear_rows("polnear_dev")
    if not rows:
        sys.exit(shared_data.MISSING)
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else _SHOWN
    docs = parse(row.text for row in rows)
    predicted = [[plain(found) for found in find_attributions(doc, find_mentions(doc))] for doc in docs]
    total = sum(len(row.attributions) for row in rows)
    kinds = errors_by_kind(rows, predicted)
    for kind, found in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{kind}: {len(found)} ({len(found) / total:.1%} of {total} gold attributions)")
        for text, one, other in found[:: max(1, len(found) // max(1, examples))][:examples]:
            print(f"    {_shown(text, one)}")
            if other is not None:
                print(f"        found: {_shown(text, other)}")


if __name__ == "__main__":
    main()
