"""From labelled tokens to spans: what the model found, before names are resolved."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.language.attribution.columns import Columns
from rashomon.language.attribution.tagger import Tagged
from rashomon.language.attribution.tagging import Label
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution in the making. `head` is the Doc's index of the cue's head token, -1 when no cue was found."""

    head: int
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def make_drafts(columns: Columns, tagged: Sequence[Tagged]) -> list[Draft]:
    """One draft for each cue that has a content."""
    drafts: list[Draft] = []
    for found in tagged:
        roles: dict[int, list[Span]] = {Label.SOURCE: [], Label.CONTENT: [], Label.CUE: []}
        previous = int(Label.OUTSIDE)
        for place, label in enumerate(found.labels.tolist(), found.first):
            if label != Label.OUTSIDE:
                role = label + label % 2
                start, end = int(columns.start[place]), int(columns.end[place])
                if label % 2 == 0 and previous in (label, label - 1):
                    roles[role][-1] = Span(start=roles[role][-1].start, end=end)
                else:
                    roles[role].append(Span(start=start, end=end))
            previous = label
        if roles[Label.CONTENT]:
            drafts.append(
                Draft(
                    head=int(columns.token[found.head]),
                    source=tuple(roles[Label.SOURCE]),
                    cue=tuple(roles[Label.CUE]),
                    content=tuple(roles[Label.CONTENT]),
                )
            )
    return drafts
