"""PolNeAR as training material: heads of cues and a label for each token of their windows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.language.attribution.columns import Columns, Ints, make_columns
from rashomon.language.attribution.features import Context, make_context
from rashomon.language.attribution.quotation import find_quotations
from rashomon.language.attribution.tagging import Label
from rashomon.language.attribution.windows import windows

if TYPE_CHECKING:
    from spacy.tokens import Doc

GoldSpans = list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A parsed article with its gold attributions: heads of cues, windows, and labels of each window.

    `contents` are the tokens of each content, quotation marks left out.
    """

    context: Context
    heads: Ints
    first: Ints
    last: Ints
    labels: tuple[Ints, ...]
    contents: tuple[Ints, ...]


def make_article(doc: "Doc", attributions: list[dict[str, GoldSpans]]) -> Article:
    """Training material of one article; attributions whose cue has no token are left out."""
    columns = make_columns(doc, find_quotations(doc.text))
    heads: dict[int, dict[str, GoldSpans]] = {}
    for gold in attributions:
        tokens = _tokens(columns, gold["cue"])
        if len(tokens):
            heads.setdefault(_head(columns, tokens), gold)
    order = np.array(sorted(heads), np.int64)
    first, last = windows(columns, order)
    labels = tuple(
        _labels(columns, heads[int(head)], low, high) for head, low, high in zip(order, first, last, strict=True)
    )
    contents = (_tokens(columns, gold["content"]) for gold in attributions)
    return Article(
        context=make_context(columns),
        heads=order,
        first=first,
        last=last,
        labels=labels,
        contents=tuple(tokens[columns.mark[tokens] == 0] for tokens in contents),
    )


def _tokens(columns: Columns, spans: GoldSpans) -> Ints:
    found = [np.flatnonzero((columns.start < end) & (columns.end > start)) for start, end in spans]
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _head(columns: Columns, tokens: Ints) -> int:
    return int(tokens[np.argmin(columns.depth[tokens])])


def _labels(columns: Columns, gold: dict[str, GoldSpans], low: int, high: int) -> Ints:
    labels = np.zeros(high - low, np.int64)
    for role, label in (("source", Label.SOURCE), ("content", Label.CONTENT), ("cue", Label.CUE)):
        tokens = _tokens(columns, gold[role])
        labels[tokens[(tokens >= low) & (tokens < high)] - low] = label
    for label in (Label.SOURCE, Label.CONTENT, Label.CUE):
        here = labels == label
        begins = here & ~np.concatenate([[False], here[:-1]])
        labels[begins] = label - 1
    return labels
