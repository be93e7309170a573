"""Where one report asserts what another denies, still expects, or holds only possible."""

from dataclasses import dataclass

from rashomon.accounts.disagreements.lexicon import OPPOSITES
from rashomon.accounts.disagreements.predicates import Predicate
from rashomon.accounts.disagreements.told import Told, surroundings

STANCE_FEATURES = (
    "same subject", "other subject", "same object", "other object", "open participant", "overlap", "near share",
    "near count", "opposites", "rivals",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A predicate of a statement, as one side of a comparison."""

    predicate: Predicate
    told: Told
    near: frozenset[str]


def stances(told: Told, found: list[Predicate]) -> list[Stance]:
    """The predicates of a statement with the content words around each."""
    return [Stance(predicate=p, told=told, near=surroundings(told, range(p.word, p.word + 1))) for p in found]


def contradict(a: Predicate, b: Predicate) -> bool:
    """True when one denies what the other asserts: by a negation, or by the opposite word."""
    if a.lemma == b.lemma:
        return a.negated != b.negated
    return (a.lemma, b.lemma) in OPPOSITES and a.negated == b.negated


def agree(a: Predicate, b: Predicate) -> bool:
    """True when the two assert, or deny, the same."""
    if a.lemma == b.lemma:
        return a.negated == b.negated
    return (a.lemma, b.lemma) in OPPOSITES and a.negated != b.negated


def stance_features(a: Stance, b: Stance, rivals: int) -> tuple[float, ...]:
    """What speaks for two predicates being about the same happening, in the order of STANCE_FEATURES."""
    p, q = a.predicate, b.predicate
    shared = a.near & b.near
    smaller = min(len(a.near), len(b.near))
    told = a.told.lemmas & b.told.lemmas
    either = min(len(a.told.lemmas), len(b.told.lemmas))
    return (
        float(bool(p.subjects & q.subjects)),
        float(bool(p.subjects and q.subjects and not p.subjects & q.subjects)),
        float(bool(p.objects & q.objects or p.obliques & q.obliques)),
        float(bool(p.objects and q.objects and not p.objects & q.objects)),
        float(p.open or q.open),
        len(told) / either if either else 0.0,
        len(shared) / smaller if smaller else 0.0,
        min(len(shared), 4) / 4,
        float(p.lemma != q.lemma),
        float(rivals > 1),
    )
