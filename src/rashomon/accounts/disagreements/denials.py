"""Clashes of polarity and of certainty: one report asserts what another denies, still expects or holds possible."""

from collections.abc import Sequence

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.pairs import StancePair, held_stances, stance_pairs
from rashomon.accounts.disagreements.predicates import Predicate, denials
from rashomon.accounts.disagreements.stances import STANCE_FEATURES, Stance, contradict
from rashomon.accounts.disagreements.told import Told
from rashomon.accounts.disagreements.updates import course_relation
from rashomon.model.account import Relation

# From which score two predicates are taken to be of one happening, and from which that is left open.
_DISAGREEMENT = 0.7
_UNDECIDED = 0.58
_VERY_SAME = 0.85
# What a denial is at most where only one side says by whom, and from which share of common words that does not matter.
_NOT_BY_ONE = 0.65
_TOLD_ALIKE = 0.7
# Content words around two verbs in common (of four), and share of all, that make up for objects with different names.
_MUCH_AROUND = 0.75
_HALF = 0.5
# Share of common words from which a denial can be sure.
_MUCH_ALIKE = 0.3


def stance_clashes(tolds: Sequence[Told]) -> list[Clash]:
    """The clashes between the predicates in the statements of one fact."""
    clashes = []
    held = held_stances(tolds)
    for pair in stance_pairs(held, contradict):
        score = _one_happening(pair)
        if score >= _UNDECIDED and _comparable(pair.a.predicate, pair.b.predicate) and _told_otherwise(pair):
            clashes.append(_denial(pair, score if _by_one(pair) and _alike(pair) else min(score, _NOT_BY_ONE)))
    for pair in stance_pairs(held, _differ_in_mode):
        score = _one_happening(pair)
        if score < _DISAGREEMENT:
            continue
        clash = _mode_clash(pair, score)
        # Outlets hedge out of habit ("allegedly"): unless both tell the very same, that is not worth a reader's time.
        if clash.relation == "update" or score >= _VERY_SAME:
            clashes.append(clash)
    return clashes


def _differ_in_mode(a: Predicate, b: Predicate) -> bool:
    return a.lemma == b.lemma and a.negated == b.negated and a.mode != b.mode and "open" not in (a.mode, b.mode)


def _comparable(a: Predicate, b: Predicate) -> bool:
    """True when a negation of the one would deny the other: what is planned and has not happened yet is no denial."""
    return not (a.limited or b.limited or "open" in (a.mode, b.mode)) and a.mode == b.mode


def _told_otherwise(pair: StancePair) -> bool:
    """False for one verb in two sentences that deny as often: then a parse more likely misses what a "not" belongs to
    ("did not sign or send it") than that one of the two denies what the other asserts.
    """
    if pair.a.predicate.lemma != pair.b.predicate.lemma:
        return True
    return denials(pair.a.told) != denials(pair.b.told)


def _alike(pair: StancePair) -> bool:
    """True for statements with many of their content words in common: two may share a verb and those who take part in
    it and be of two occasions.
    """
    return dict(zip(STANCE_FEATURES, pair.features, strict=True))["overlap"] >= _MUCH_ALIKE


def _by_one(pair: StancePair) -> bool:
    """False where one says who did it and the other does not: "he did not send it" and "it was sent" can both be right,
    unless the rest is told alike.
    """
    a, b = pair.a.predicate, pair.b.predicate
    active = a if b.agentless else b
    told_alike = dict(zip(STANCE_FEATURES, pair.features, strict=True))["overlap"] >= _TOLD_ALIKE
    return a.agentless == b.agentless or not (active.subjects or active.open) or told_alike


def _one_happening(pair: StancePair) -> float:
    """How surely, in 0..1, both predicates are about the same happening: by participants, then by surroundings."""
    f = dict(zip(STANCE_FEATURES, pair.features, strict=True))
    taking_part = [p.subjects | p.objects for p in (pair.a.predicate, pair.b.predicate)]
    if len(taking_part[0] & taking_part[1]) > 1:
        # Whoever the parser takes for the subject: the same two are in it.
        return min(0.95, 0.8 + 0.2 * f["overlap"] + 0.15 * f["near share"])
    if f["other subject"] and f["other object"]:
        return 0.0
    # "He left the office" and "the staff left the company" share a verb and nothing else.
    if f["same subject"] and f["same object"]:
        base = 0.8
    elif (f["same subject"] and not f["other object"]) or (f["same object"] and not f["other subject"]):
        base = 0.7
    elif f["same subject"] and f["near count"] >= _MUCH_AROUND and f["overlap"] >= _HALF:
        base = 0.55  # "posted photographs" and "did not post any images"
    elif f["other subject"] or f["other object"]:
        return 0.3
    else:
        base = 0.45
    return min(0.95, base + 0.2 * f["overlap"] + 0.15 * f["near share"])


def _denial(pair: StancePair, score: float) -> Clash:
    sure = score >= _DISAGREEMENT
    why = "" if sure else "; the two may be of different happenings"
    return Clash(
        kind="polarity",
        key=_key(pair),
        about=f"whether: {pair.a.predicate.lemma}",
        a=_side(pair.a),
        b=_side(pair.b),
        score=score,
        relation="disagreement" if sure else "undecided",
        reason=f"“{pair.a.predicate.text}” against “{pair.b.predicate.text}”{_participants(pair)}{why}",
    )


def _mode_clash(pair: StancePair, score: float) -> Clash:
    before, after = pair.a, pair.b
    if before.predicate.mode == "happened":
        before, after = after, before
    relation: Relation = "undecided"
    why = "one report asserts what another holds possible"
    if {before.predicate.mode, after.predicate.mode} == {"planned", "happened"}:
        relation, why = course_relation([before.told], [after.told])
    return Clash(
        kind="certainty",
        key=_key(pair),
        about=f"how certain: {pair.a.predicate.lemma}",
        a=_side(before),
        b=_side(after),
        score=0.8 * score,
        relation=relation,
        reason=f"“{before.predicate.text}” and “{after.predicate.text}”{_participants(pair)}; {why}",
    )


def _key(pair: StancePair) -> str:
    return " ".join(sorted({pair.a.predicate.lemma, pair.b.predicate.lemma}))


def _side(stance: Stance) -> Side:
    return Side(text=stance.predicate.text, tolds=(stance.told,))


def _participants(pair: StancePair) -> str:
    p, q = pair.a.predicate, pair.b.predicate
    shared = sorted((p.subjects & q.subjects) | (p.objects & q.objects))
    return f" of the same ({', '.join(shared)})" if shared else ""
