"""Disagreements in plain words: which facts they are about, what is asked, and what each side says."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rashomon.model.account import Account, Disagreement, DisagreementKind, Fact, Position, Relation
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.escaping import one_line

_STANDING: Mapping[Relation, str] = {"disagreement": "disputed", "update": "updated", "undecided": "undecided"}
_NOUNS: Mapping[Relation, str] = {
    "disagreement": "disagreement",
    "update": "update",
    "undecided": "undecided difference",
}

ABOUT: Mapping[DisagreementKind, str] = {
    "number": "the number",
    "date": "the date",
    "place": "the place",
    "person": "who it is",
    "polarity": "whether it is so",
    "certainty": "how certain it is",
    "attribution": "who said it",
}

# As `accounts.disagreements` asks ("how many: worker:dead, kill"): keys and lemmas, which are no English.
_ASKED = re.compile(r"(how many|when|where|who|whether|how certain)(?:: (.*))?", re.DOTALL)
_FIGURE = re.compile(
    r"((?:(?:about|at least|at most|more than|less than) )?[\d.,–-]*\d(?: million| billion)?) (.+)", re.DOTALL
)
_MILLIONS = re.compile(r"\b\d{1,3}(?:,\d{3}){2,}\b(?!\.\d)")
_MEASURE = re.compile(r"[A-Z]{3}|percent|%")


def surely_told(fact: Fact) -> tuple[str, ...]:
    """The statements that are counted for a fact (all of them where an account does not tell them apart)."""
    return fact.counted or fact.statements


def not_counted(fact: Fact) -> tuple[str, ...]:
    """The other statements of a fact: less sure to say the same, or with another figure, another date or a denial."""
    sure = set(surely_told(fact))
    return tuple(id for id in fact.statements if id not in sure)


def contested_facts(account: Account) -> dict[str, tuple[Disagreement, ...]]:
    """The disagreements about each fact, by its id: those that have a statement counted for it on one of their sides.

    A disagreement of which no fact counts a statement is about those that hold statements of most of its sides.
    """
    counted_in = _facts_by_statement(account.facts, surely_told)
    held_in = _facts_by_statement(account.facts, lambda fact: fact.statements)
    found: defaultdict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in account.disagreements:
        touched = _sides_of(disagreement, counted_in)
        if not touched:
            held = _sides_of(disagreement, held_in)
            touched = {fact: sides for fact, sides in held.items() if sides == max(held.values())}
        for fact_id in touched:
            found[fact_id].append(disagreement)
    return {fact_id: tuple(disagreements) for fact_id, disagreements in found.items()}


def _facts_by_statement(facts: Iterable[Fact], ids_of: Callable[[Fact], Sequence[str]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts:
        for statement in ids_of(fact):
            found[statement].append(fact.id)
    return found


def _sides_of(disagreement: Disagreement, facts_by_statement: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
    """On how many sides of a disagreement each fact has a statement."""
    on_sides: Counter[str] = Counter()
    for position in disagreement.positions:
        on_sides.update({fact for statement in position.statements for fact in facts_by_statement.get(statement, ())})
    return on_sides


def differences_counted(account: Account) -> tuple[str, ...]:
    """How many there are of each sort: "4 disagreements", "5 updates", "3 undecided differences"; none for none."""
    relations = Counter(disagreement.relation for disagreement in account.disagreements)
    return tuple(
        f"{relations[relation]:,} {noun}{'' if relations[relation] == 1 else 's'}"
        for relation, noun in _NOUNS.items()
        if relations[relation]
    )


def standings(disagreements: Iterable[Disagreement]) -> tuple[tuple[str, tuple[Disagreement, ...]], ...]:
    """What disagreements make of a fact: ("disputed: the number", those that do), first met first."""
    found: defaultdict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in disagreements:
        found[f"{_STANDING[disagreement.relation]}: {ABOUT[disagreement.kind]}"].append(disagreement)
    return tuple((what, tuple(same)) for what, same in found.items())


def question(disagreement: Disagreement) -> str:
    """What a disagreement is about, as a heading."""
    about = one_line(disagreement.about)
    asked = _ASKED.fullmatch(about)
    if not asked:
        return _capitalised(about)
    values = [spoken_value(disagreement, position) for position in disagreement.positions]
    if disagreement.kind == "number":
        units = [match[2] for value in values if (match := _FIGURE.fullmatch(value))]
        unit = Counter(reversed(units)).most_common(1)[0][0] if units else ""
        return f"How much, in {unit}" if _MEASURE.fullmatch(unit) else f"How many {unit}".strip()
    if disagreement.kind in ("place", "person"):
        return f"{_capitalised(asked[1])}: {' or '.join(values)}"
    if disagreement.kind in ("polarity", "certainty"):
        return " or ".join(f"“{value}”" for value in values)
    return _capitalised(about)


def spoken_value(disagreement: Disagreement, position: Position) -> str:
    """The value that one side gives: a date as it is spoken, millions in words."""
    value = one_line(position.value)
    if disagreement.kind == "date":
        return spoken_date(value)
    if disagreement.kind != "number":
        return value
    return _MILLIONS.sub(lambda match: _in_millions(int(match[0].replace(",", ""))), value)


def _in_millions(number: int) -> str:
    """350000000 -> "350 million"; a number that is not round stays in figures."""
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if number >= size and number * 100 % size == 0:
            return f"{number / size:,.10g} {name}"
    return f"{number:,}"


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
