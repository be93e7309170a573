"""How each outlet words one act: "withdraws" here, "walks away" there. What is shown is their words; nothing is scored.

An act is a verb of a statement. Two verbs of statements that make one fact tell one act when they have the same
subject, the same object or several of the same words around, and a like meaning by their embeddings. A verb of telling
or one that says little is none.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.accounts.disagreements.lexicon import OPPOSITES, TELLING
from rashomon.accounts.disagreements.predicates import Predicate, predicates
from rashomon.accounts.disagreements.told import Page, Told, lay_out, make_pages, surroundings
from rashomon.language.embedding import embed
from rashomon.model.account import Entity, Fact, Framing, Statement, Wording
from rashomon.model.annotation import Annotation

# Content words around two verbs that are the same before a shared subject makes the two one act, without an object.
_AROUND = 2
# Cosine of two verbs from which they can word one act: "abduct" and "kidnap" .45, "exit" and "leave" .64, "publish" and
# "rely" .16. Opposites are as near as synonyms, which is why subject, object and surroundings are asked first.
# The second is for verbs without a common object.
_MEANING = 0.35
_PLAIN_MEANING = 0.5
# Words after a verb within which its particle is read with it ("pulls its envoys out" is not).
_PARTICLE = 2
# Of a fact of very many statements, this many are looked at.
_MOST = 40
_PARTICLES = frozenset({"away", "out", "off", "back", "down", "up", "aside"})
_LINKING = frozenset({"be", "become", "seem", "appear", "remain", "include", "follow", "accord"})

# How near two verbs are in meaning, by their lemmas.
Meaning = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A verb of a statement with who does it, to whom, and the content words around it; `end` is its last word, the
    particle of "pulled out".
    """

    told: Told
    predicate: Predicate
    end: int
    lemma: str
    doers: frozenset[str]
    others: frozenset[str]
    near: frozenset[str]


def find_framing(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
) -> tuple[Framing, ...]:
    """For each fact whose act the outlets word differently, in the order of the facts: each outlet's word for it.

    `statements` are those of the story by id, `annotations` those of its reports by report id. Only statements that are
    counted in the fact are read. One act a fact: the one that most outlets have a word for.
    """
    pages = make_pages(annotations, entities)
    of_statement: dict[str, list[_Act]] = {}
    acts: list[tuple[Fact, list[_Act]]] = []
    for fact in facts:
        counted = [statements[id] for id in fact.counted if id in statements and statements[id].report in pages]
        if len({statement.report for statement in counted}) > 1:
            for statement in counted[:_MOST]:
                if statement.id not in of_statement:
                    of_statement[statement.id] = _acts(lay_out(statement, pages[statement.report]))
            acts.append((fact, [act for statement in counted[:_MOST] for act in of_statement[statement.id]]))
    compared = [(fact, list(zip(told, _by_the_same(told), strict=True))) for fact, told in acts]
    meaning = _meanings({
        act.lemma
        for _, told in compared
        for act, others in told
        if any(other.told.report != act.told.report for other in others)
    })  # fmt: skip
    found = []
    shown: set[tuple[str, int]] = set()
    for fact, told in compared:
        chains = [_same_acts(act, others, meaning) for act, others in told]
        worded = [chain for chain in chains if _worded_differently(chain) and not shown & _spots(chain)]
        if worded:
            best = max(worded, key=lambda chain: (len(chain), len({act.lemma for act in chain})))
            shown |= _spots(best)
            found.append(Framing(fact=fact.id, wordings=tuple(_wording(act) for act in best)))
    return tuple(found)


def _worded_differently(chain: Sequence[_Act]) -> bool:
    sources = {act.told.page.annotation.report.source for act in chain}
    return len({act.lemma for act in chain}) > 1 and len(sources) > 1


def _spots(chain: Sequence[_Act]) -> set[tuple[str, int]]:
    return {(act.told.report, act.predicate.word) for act in chain}


def _meanings(lemmas: Collection[str]) -> Meaning:
    """The cosine of the embeddings of two of the verbs, each with its particle."""
    ordered = sorted(lemmas)
    vectors = dict(zip(ordered, embed(ordered), strict=True))

    @cache
    def meaning(one: str, other: str) -> float:
        return round(float(vectors[one] @ vectors[other]), 4)

    return meaning


def _acts(told: Told) -> list[_Act]:
    page = told.page
    found = []
    for predicate in predicates(told):
        word = page.words[predicate.word]
        if word.pos != "VERB" or predicate.lemma in TELLING or predicate.lemma in _LINKING:
            continue
        found.append(
            _Act(
                told=told,
                predicate=predicate,
                end=(end := _last_word(page, predicate.word)),
                lemma=predicate.lemma if end == predicate.word else f"{predicate.lemma} {page.words[end].text.lower()}",
                doers=predicate.subjects | _entities_below(page, predicate.word, ("nsubj",)),
                others=predicate.objects
                | predicate.obliques
                | _entities_below(page, predicate.word, ("dobj", "nsubjpass", "pobj")),
                near=surroundings(told, range(predicate.word, predicate.word + 1)),
            )
        )
    return found


def _last_word(page: Page, verb: int) -> int:
    """A particle close behind the verb, else the verb."""
    particles = [
        c
        for c in page.children[verb]
        if verb < c <= verb + _PARTICLE and (page.words[c].dep == "prt" or page.words[c].text.lower() in _PARTICLES)
    ]
    return max([verb, *particles])


def _entities_below(page: Page, verb: int, roles: Sequence[str]) -> frozenset[str]:
    """The ids of the entities that fill a role of a verb, by the words that name them."""
    heads = [c for c in page.children[verb] if page.words[c].dep in roles]
    heads += [o for c in page.children[verb] if page.words[c].dep == "prep" for o in page.children[c]]
    starts = {page.words[head].start for head in heads if page.words[head].dep in roles}
    if not starts:
        return frozenset()
    return frozenset(
        entity.id for (start, end), entity in page.mentioned.items() if any(start <= at < end for at in starts)
    )


def _by_the_same(acts: Sequence[_Act]) -> list[list[_Act]]:
    """For each act those of the acts, in order, that have a doer in common with it: no others can be the same."""
    of_doer: dict[str, list[int]] = {}
    for number, act in enumerate(acts):
        for doer in act.doers:
            of_doer.setdefault(doer, []).append(number)
    return [[acts[k] for k in sorted({k for doer in act.doers for k in of_doer[doer]})] for act in acts]


def _same_acts(act: _Act, others: Sequence[_Act], meaning: Meaning) -> list[_Act]:
    """The act with the likest act of each other report that tells the same one, one a report, by report."""
    chain = {act.told.report: act}
    ranks: dict[str, float] = {}
    for other in others:
        report = other.told.report
        if report != act.told.report and (rank := _likeness(act, other, meaning)) > ranks.get(report, 0.0):
            chain[report], ranks[report] = other, rank
    return [chain[report] for report in sorted(chain)]


def _likeness(one: _Act, other: _Act, meaning: Meaning) -> float:
    """0 where two acts are not surely one."""
    p, q = one.predicate, other.predicate
    if p.negated != q.negated or one.doers.isdisjoint(other.doers) or (p.lemma, q.lemma) in OPPOSITES:
        return 0.0
    around = len(one.near & other.near)
    shared = bool(one.others & other.others)
    near = meaning(one.lemma, other.lemma)
    if one.lemma != other.lemma:
        least = _MEANING if shared else _PLAIN_MEANING
        if near < least or not (shared or around >= _AROUND) or _tells_both(one, other) or _tells_both(other, one):
            return 0.0
    return 2.0 * (one.lemma == other.lemma) + shared + min(around, 4) / 4 + near


def _tells_both(one: _Act, other: _Act) -> bool:
    """True when the sentence of the one also holds the verb of the other: then the two verbs tell two acts."""
    words = one.told.page.words[one.told.context.start : one.told.context.stop]
    return any(word.lemma.lower() == other.predicate.lemma for word in words)


def _wording(act: _Act) -> Wording:
    """The verb in the report's own words."""
    page = act.told.page
    report = page.annotation.report
    start, end = page.words[act.predicate.word].start, page.words[act.end].end
    return Wording(
        report=report.id, start=start, end=end, quote=report.text[start:end], source=report.source,
        statement=act.told.statement.id,
    )  # fmt: skip
