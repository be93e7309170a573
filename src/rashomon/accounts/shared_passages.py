"""The passages of a story by the reports that share them: each fact asks for those of a few reports."""

from collections.abc import Collection, Mapping, Sequence

from rashomon.model.account import Passage

SharedPassages = Mapping[str, Sequence[Passage]]


def shared_passages(passages: Sequence[Passage]) -> SharedPassages:
    """The passages by the report in which their first place is."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.a.report, []).append(passage)
    return found


def passages_among(shared: SharedPassages, reports: Collection[str]) -> list[Passage]:
    """The passages of which both places are in some reports, given by id."""
    return [passage for id in sorted(reports) for passage in shared.get(id, ()) if passage.b.report in reports]
