"""Which mentions of people name the same person: full names first, then surnames, titles and given names alone.

A person named in full anchors the story; a bare surname goes to the one bearer who dominates its report, else the
story, else stays open. Namesakes, relatives and people of another gender are kept apart.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.language.entities.gazetteer import fold, gender_of_given_name
from rashomon.language.entities.names import family_names, parse_person
from rashomon.language.entities.nicknames import are_nicknames
from rashomon.language.entities.occurrences import Occurrence
from rashomon.language.entities.romanisation import latin, sound
from rashomon.language.entities.similarity import SAME, same_name
from rashomon.language.entities.titles import Gender, gender_of_title

# How many times as often as the next one a bearer must be named in full to own the bare surname.
_DOMINANCE = 2.0
# At most so many names that share a word are compared with a new one: a list of ten thousand Alis stays cheap.
_BLOCK = 100


@dataclass(slots=True, kw_only=True)
class Person:
    """Mentions that name one person; `full` counts by report how often in full, `first` is where first."""

    forms: list[str]
    occurrences: list[Occurrence] = field(default_factory=list)
    full: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    genders: Counter[Gender] = field(default_factory=Counter)

    @property
    def gender(self) -> Gender:
        """What titles say, else the given name; "?" when they say nothing or contradict each other."""
        told: list[Gender] = [g for g in self.genders if g != "?" and self.genders[g]]
        if len(told) == 1:
            return told[0]
        if told:
            return "?"
        given = {gender_of_given_name(parsed.given[0]) for parsed in map(parse_person, self.forms)
                 if parsed.given and parsed.order == "western"}  # fmt: skip
        return given.pop() if len(given) == 1 else "?"

    def add(self, occurrence: Occurrence, full: bool) -> None:
        """Adds a mention."""
        self.occurrences.append(occurrence)
        self.genders[gender_of_title(occurrence.mention.title)] += 1
        if full:
            self.full[occurrence.report.id] += 1
            self.first.setdefault(occurrence.report.id, occurrence.mention.start)


def resolve_persons(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Groups of mentions (in the given order), one for each person."""
    full = [o for o in occurrences if parse_person(o.mention.name).given]
    short = [o for o in occurrences if not parse_person(o.mention.name).given]
    sons = _sons(full, short)
    people = _people_in_full(full, sons)
    left = _join_short(people, short, sons)
    return [p.occurrences for p in people if p.occurrences] + _unnamed(left)


def _sons(full: Sequence[Occurrence], short: Sequence[Occurrence]) -> frozenset[str]:
    """Names with "Jr." before whose first mention the report uses the bare surname: it is somebody else's there."""
    bare: dict[tuple[str, str], int] = {}
    for o in short:
        bare.setdefault((o.report.id, fold(o.mention.name)), o.mention.start)
    first: dict[tuple[str, str], Occurrence] = {}
    for o in full:
        first.setdefault((o.report.id, o.mention.name), o)
    return frozenset(
        name
        for (report, name), o in first.items()
        if parse_person(name).suffix
        and bare.get((report, parse_person(name).family), o.mention.start) < o.mention.start
    )


def _people_in_full(occurrences: Sequence[Occurrence], sons: frozenset[str]) -> list[Person]:
    count = Counter(o.mention.name for o in occurrences)
    titles: dict[str, set[Gender]] = defaultdict(set)
    reports: dict[str, set[str]] = defaultdict(set)
    for o in occurrences:
        titles[o.mention.name].add(gender_of_title(o.mention.title))
        reports[o.mention.name].add(o.report.id)
    people: list[Person] = []
    by_word: dict[str, list[Person]] = defaultdict(list)
    of_form: dict[str, Person] = {}
    # The commonest forms first; those with a bare initial last, so that "J. Smith" meets every Smith it may be.
    for form in sorted(count, key=lambda f: (len(parse_person(f).given[0]) == 1, -count[f], -len(f), f)):
        keys = _block_keys(form)
        shared = Counter(id(p) for key in keys for p in by_word[key][-_BLOCK:])
        alike = {id(p): p for key in keys for p in by_word[key][-_BLOCK:]}
        seen = [p for at, p in alike.items() if shared[at] > 1 or _given_names_agree(form, p)]
        fitting = [p for p in seen if any(latin(form) == latin(f) for f in p.forms)]
        fitting = fitting or [p for p in seen if _fits(form, p, titles, reports, sons)]
        known = _far_ahead(fitting, lambda p: sum(count[f] for f in p.forms))
        if known is not None:
            person = known
            person.forms.append(form)
        else:
            person = Person(forms=[form])
            people.append(person)
        of_form[form] = person
        for key in keys:
            if not any(p is person for p in by_word[key]):
                by_word[key].append(person)
    for o in occurrences:
        of_form[o.mention.name].add(o, full=True)
    return people


def _given_names_agree(form: str, person: Person) -> bool:
    """A cheap look before the spellings are compared: the same first letter, or a nickname."""
    given = parse_person(form).given[0]
    others = (parse_person(other).given[0] for other in person.forms)
    return any(given[0] == other[0] or are_nicknames(given, other) for other in others)


def _block_keys(form: str) -> list[str]:
    """Names that may be one share a key: the sound of any of their longer words, or all letters run together."""
    parsed = parse_person(form)
    words = [*parsed.given, *parsed.family.split()]
    return sorted({sound(w) for w in words if len(w) > 2} | {sound("".join(words))} | {w for w in words if len(w) == 2})


def _fits(
    form: str, person: Person, titles: Mapping[str, set[Gender]], reports: Mapping[str, set[str]], sons: frozenset[str]
) -> bool:
    scores = [same_name(form, other, "person") for other in person.forms]
    if max(scores) < SAME or min(scores) < 0.5:
        return False
    suffix = parse_person(form).suffix
    for other in person.forms:
        theirs = parse_person(other).suffix
        # A report that writes both "Anthony Hale" and "Anthony Hale Jr." tells a son from his father.
        told_apart = (suffix and theirs) or reports[form] & reports[other] or {form, other} & sons
        if suffix != theirs and told_apart:
            return False
    others = set().union(*(titles[o] for o in person.forms))
    told = titles[form]
    return not (("m" in told and "f" in others) or ("f" in told and "m" in others))


def _join_short(people: Sequence[Person], short: Sequence[Occurrence], sons: frozenset[str]) -> list[Occurrence]:
    """Gives bare surnames and given names to the people named in full; returns those that stay open."""
    by_family: dict[str, list[Person]] = defaultdict(list)
    by_given: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        families = {sound(f) for form in person.forms for f in family_names(form)}
        givens = {sound(parse_person(form).given[0]) for form in person.forms}
        for family in sorted(families):
            by_family[family].append(person)
        for given in sorted(givens - families):
            by_given[given].append(person)
    left: list[Occurrence] = []
    joined: list[tuple[Person, Occurrence]] = []
    for o in short:
        key = sound(fold(o.mention.name))
        gender = gender_of_title(o.mention.title)
        bearers = [p for p in by_family[key] if _agrees(gender, p)]
        # The bare surname is the elder's.
        bearers = [p for p in bearers if not sons & set(p.forms)] or bearers
        chosen = _dominant(bearers, o)
        if chosen is None and not by_family[key] and not o.mention.title:
            chosen = _far_ahead_in(o.report.id, [p for p in by_given[key] if p.full[o.report.id]])
        if chosen is None:
            left.append(o)
        else:
            joined.append((chosen, o))
    for person, o in joined:
        person.add(o, full=False)
    return left


def _agrees(gender: Gender, person: Person) -> bool:
    return gender == "?" or person.gender in (gender, "?")


def _dominant(bearers: Sequence[Person], o: Occurrence) -> Person | None:
    """The one bearer a bare name means in its report.

    People are named in full before they are named short: a bearer introduced before the mention goes first, and of
    several the one named in full far more often; else the one most reports of the story name.
    """
    report = o.report.id
    introduced = [p for p in bearers if p.first.get(report, o.mention.start) < o.mention.start]
    for candidates in (introduced, bearers):
        if len(candidates) == 1:
            return candidates[0]
        ahead = _far_ahead_in(report, candidates) if candidates is introduced else None
        ahead = ahead or _far_ahead(candidates, lambda p: len(p.full))
        if ahead is not None:
            return ahead
    return None


def _far_ahead_in(report: str, people: Sequence[Person]) -> Person | None:
    return _far_ahead(people, lambda p: p.full[report])


def _far_ahead(people: Sequence[Person], weight: Callable[[Person], int]) -> Person | None:
    if len(people) < 2:
        return people[0] if people else None
    ranked = sorted(people, key=weight, reverse=True)
    return ranked[0] if weight(ranked[0]) >= _DOMINANCE * weight(ranked[1]) else None


def _unnamed(left: Iterable[Occurrence]) -> list[list[Occurrence]]:
    """People never named in full: one for each surname, Mr and Mrs apart; no title goes with the only one there is."""
    by_name: dict[str, list[Occurrence]] = defaultdict(list)
    for o in left:
        by_name[sound(fold(o.mention.name)) or fold(o.mention.name)].append(o)
    groups: list[list[Occurrence]] = []
    for name in sorted(by_name):
        by_gender: dict[Gender, list[Occurrence]] = defaultdict(list)
        for o in by_name[name]:
            by_gender[gender_of_title(o.mention.title)].append(o)
        if "m" in by_gender and "f" in by_gender:
            groups += [by_gender[g] for g in sorted(by_gender)]
        else:
            groups.append(by_name[name])
    return groups
