"""Which mentions of organisations name the same one: spelling, legal forms, word order, acronyms, the nation's body."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from rashomon.language.entities.gazetteer import nation_of, places
from rashomon.language.entities.heads import NATIONAL_BODIES, type_of_head
from rashomon.language.entities.occurrences import Occurrence
from rashomon.language.entities.romanisation import latin
from rashomon.language.entities.similarity import is_acronym_of, same_name
from rashomon.model.groups import leader_of

# Organisations differ by one word more often than people do: "China Construction Bank", "China Development Bank".
_SAME = 0.8
_DOMINANCE = 3
# The form as written by _written, and the nation whose body it is ("" for none).
_Key = tuple[str, str]
_BLOCK = 100  # at most so many names that begin alike are compared with a new one


def resolve_organisations(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Groups of mentions (in the given order), one for each organisation."""
    nation_of_body = _nations_of_bodies(occurrences)
    forms: dict[_Key, list[Occurrence]] = defaultdict(list)
    for o in occurrences:
        forms[_written(o.mention.name), nation_of_body.get(o.key, "")].append(o)
    names = {key: _commonest(group) for key, group in forms.items()}
    leaders = _merge_spellings(names)
    leaders = _merge_short_forms(names, leaders, forms)
    groups: dict[_Key, list[Occurrence]] = defaultdict(list)
    for key in sorted(forms):
        groups[leader_of(leaders, key)] += forms[key]
    return [groups[key] for key in sorted(groups)]


def _written(name: str) -> str:
    """The form without article, full stops and case: "the U.N." -> "un"."""
    text = latin(name).replace(".", "").removeprefix("the ")
    return " ".join(text.split())


def _commonest(group: Sequence[Occurrence]) -> str:
    count = Counter(o.mention.name for o in group)
    return min(count, key=lambda form: (-count[form], form))


def _nations_of_bodies(occurrences: Sequence[Occurrence]) -> dict[tuple[str, int], str]:
    """The nation of every "Foreign Ministry": named before it, else the only one named with that body in the report,
    else in the story; "" where several are."""
    of_report: dict[tuple[str, str], set[str]] = defaultdict(set)
    of_story: dict[str, set[str]] = defaultdict(set)
    bodies = [o for o in occurrences if o.mention.name.split()[-1].lower() in NATIONAL_BODIES]
    for o in bodies:
        if o.nation:
            of_report[o.report.id, _written(o.mention.name)].add(o.nation)
            of_story[_written(o.mention.name)].add(o.nation)
    found: dict[tuple[str, int], str] = {}
    for o in bodies:
        name = _written(o.mention.name)
        known = {o.nation} if o.nation else of_report[o.report.id, name] or of_story[name]
        found[o.key] = next(iter(known)) or "" if len(known) == 1 else ""
    return found


def _merge_spellings(names: dict[_Key, str]) -> dict[_Key, _Key]:
    leaders = {key: key for key in names}
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for key in sorted(names):
        words = [w for w in key[0].split() if len(w) > 2 and type_of_head(w) is None] or key[0].split()[:1]
        for word in sorted({w[:4] for w in words}):
            for other in blocks[word][-_BLOCK:]:
                # The nation keeps two foreign ministries apart.
                if key[1] != other[1] or leader_of(leaders, key) == leader_of(leaders, other):
                    continue
                if same_name(names[key], names[other], "organisation") >= _SAME:
                    leaders[leader_of(leaders, key)] = leader_of(leaders, other)
            blocks[word].append(key)
    return leaders


def _merge_short_forms(
    names: dict[_Key, str],
    leaders: dict[_Key, _Key],
    forms: dict[_Key, list[Occurrence]],
) -> dict[_Key, _Key]:
    """Acronyms, and first words that stand for one longer name of the same report ("Harbour" for "Harbour Freight")."""
    by_initial: dict[str, list[_Key]] = defaultdict(list)
    by_part: dict[str, list[_Key]] = defaultdict(list)
    for key in sorted(names):
        words = key[0].split()
        if len(words) > 1:
            by_initial[words[0][0]].append(key)
            for part in _parts_that_stand_alone(words):
                by_part[part].append(key)
    for key in sorted(names):
        full: set[_Key] = set()
        if " " not in key[0]:
            full = {
                leader_of(leaders, k) for k in by_initial[key[0][:1]][:_BLOCK] if is_acronym_of(names[key], names[k])
            }
        if not full:
            reports = {o.report.id for o in forms[key]}
            size = Counter[_Key]()
            for k in by_part[key[0]]:
                if reports & {o.report.id for o in forms[k]}:
                    size[leader_of(leaders, k)] += len(forms[k])
            full = _far_ahead(size)
        if len(full) == 1:
            leaders[leader_of(leaders, key)] = full.pop()
    return leaders


def _far_ahead(size: Counter[_Key]) -> set[_Key]:
    """The one organisation that is named far more often than the next, if there is one."""
    ranked = sorted(size.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return set()
    return {ranked[0][0]}


def _parts_that_stand_alone(words: Sequence[str]) -> Iterator[str]:
    """What a longer name is cut down to: "harbour" (freight), "lions" (of leeds), "leeds police" (department)."""
    if (
        len(words[0]) > 3
        and type_of_head(words[0]) is None
        and not places(words[0])
        and nation_of(words[0].title()) is None
    ):
        yield words[0]
    for cut in range(1, min(3, len(words))):
        if places(" ".join(words[:cut])) and (len(words) - cut > 1 or len(words[-1]) > 3):
            yield " ".join(words[cut:])
    if len(words) > 2 and type_of_head(words[-1]) == "organisation":
        yield " ".join(words[:-1])
