"""Every mention of a story with the report it stands in, brought to one type for one form."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.language.entities.gazetteer import fold, is_capital, nation_of, seat_of
from rashomon.language.entities.names import family_names
from rashomon.language.entities.segments import capital_code
from rashomon.model.annotation import Annotation, EntityType, Mention
from rashomon.model.report import Report

# A person's title or a nation's code is worth more than the parser's word.
_SURE = 3.0
# Another report names a person of this surname in full, and nobody names a company that begins with it.
_SURNAME = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A mention in its report. `nation` is the code of the nation named right before it, if one is ("Italy's Foreign
    Ministry"). `known`: the mention bears the first form of a reader's own name, the report says `form`."""

    report: Report
    mention: Mention
    nation: str | None = None
    known: bool = False
    form: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands: for order."""
        return self.report.id, self.mention.start


def occurrences_of(annotations: Sequence[Annotation]) -> list[Occurrence]:
    """All mentions of a story by report id and place, types and codes agreed on across the reports."""
    found: list[Occurrence] = []
    for annotation in sorted(annotations, key=lambda a: a.report.id):
        before: Mention | None = None
        for mention in sorted(annotation.mentions, key=lambda m: (m.start, m.end)):
            gap = annotation.report.text[before.end : mention.start] if before else ""
            near = before is not None and gap in (" ", "'s ", "’s ", "' ", "’ ") and mention.title == ""
            nation = before.code if before and near and (before.code or "").startswith("iso:") else None
            found.append(Occurrence(report=annotation.report, mention=mention, nation=nation))
            before = mention
    return _without_lone_capitals(_one_type_a_form(found))


def _one_type_a_form(found: Sequence[Occurrence]) -> list[Occurrence]:
    families = {
        (o.report.id, family)
        for o in found
        if o.mention.type == "person" and " " in o.mention.name
        for family in family_names(o.mention.name)
    }
    surnames = {family for _, family in families}
    companies = {
        fold(o.mention.name.split()[0]) for o in found if o.mention.type == "organisation" and " " in o.mention.name
    }
    weights: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    codes: dict[str, set[str]] = defaultdict(set)
    sure: list[bool] = []
    for o in found:
        form = _form(o.mention)
        sure.append(
            bool(o.mention.title)
            or o.mention.code is not None
            or (o.mention.type == "person" and (o.report.id, form) in families)
        )
        weights[form][o.mention.type] += _SURE if sure[-1] else 1.0
        if o.mention.code:
            codes[form].add(o.mention.code)
        if form in surnames and form not in companies and not sure[-1]:
            weights[form]["person"] += _SURNAME
    agreed: list[Occurrence] = []
    for o, certain in zip(found, sure, strict=True):
        form = _form(o.mention)
        if len(weights[form]) == 1 or certain:
            agreed.append(o)
            continue
        kind = min(weights[form].items(), key=lambda item: (-item[1], item[0]))[0]
        code = next(iter(codes[form])) if kind == "place" and len(codes[form]) == 1 else None
        agreed.append(replace(o, mention=replace(o.mention, type=kind, code=code)))
    return agreed


def _form(mention: Mention) -> str:
    """The name for comparing across reports: "F.B.I." and "FBI" are one form."""
    return fold(mention.name).replace(".", "")


def _without_lone_capitals(found: Sequence[Occurrence]) -> list[Occurrence]:
    """A capital stands for its nation only in a story that names the nation itself."""
    named = {o.mention.code for o in found if o.mention.code and not _is_seat(o.mention)}
    settled: list[Occurrence] = []
    for o in found:
        code = o.mention.code
        if code is not None and _is_seat(o.mention) and code not in named:
            city = capital_code(o.mention.name, code)
            o = replace(o, mention=replace(o.mention, code=city))  # noqa: PLW2901
        settled.append(o)
    return settled


def _is_seat(mention: Mention) -> bool:
    code = mention.code or ""
    return (
        code.startswith("iso:")
        and nation_of(mention.name) is None
        and seat_of(mention.name) == code
        and is_capital(mention.name)
    )
