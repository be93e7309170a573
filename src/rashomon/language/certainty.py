"""How certain a clause is put, and whether it is negated: rules on its own words and the verb that governs it.

The distinctions are those of FactBank (Saurí & Pustejovsky 2009) made coarse: what is asserted, possible, planned,
conditional, denied or asked. Nothing here says whether a clause is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.annotation import Certainty, Clause, Word

_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "assuming", "lest", "otherwise"})
_POSSIBLE_MODALS = frozenset({"may", "might", "could", "can", "should", "ought", "must", "ca"})
_POSSIBLE_WORDS = frozenset({
    "possibly", "perhaps", "maybe", "probably", "likely", "unlikely", "reportedly", "allegedly", "apparently",
    "seemingly", "purportedly", "supposedly", "presumably", "potentially", "conceivably", "arguably", "ostensibly",
    "unclear", "possible", "probable", "uncertain", "necessarily", "alleged", "suspected", "potential",
})  # fmt: skip
_POSSIBLE_VERBS = frozenset({
    "appear", "seem", "suspect", "fear", "speculate", "suppose", "presume", "guess", "doubt", "believe", "think",
    "hope", "wish", "want", "imagine", "allege", "rumor", "rumour", "assume", "like", "need",
})  # fmt: skip
_PLANNED_VERBS = frozenset({
    "plan", "intend", "aim", "vow", "pledge", "promise", "prepare", "schedule", "expect", "threaten", "agree",
    "decide", "arrange", "propose", "seek", "due", "set", "slate", "ready", "commit", "offer", "mean", "order",
    "instruct", "direct", "swear",
})  # fmt: skip
_ASKING_VERBS = frozenset({
    "ask", "urge", "request", "demand", "beg", "implore", "call", "appeal", "press", "encourage", "invite",
})  # fmt: skip
_QUESTION_VERBS = frozenset({
    "ask", "wonder", "question", "see", "know", "determine", "unclear", "investigate", "check", "examine", "decide",
    "doubt",
})  # fmt: skip
_DENYING_VERBS = frozenset({
    "deny", "reject", "refute", "dismiss", "dispute", "rebut", "disclaim", "disavow", "repudiate",
})  # fmt: skip
_NEGATING_VERBS = frozenset({"fail", "refuse", "decline", "neglect", "forget", "omit"})
_NEGATING_PREDICATES = frozenset({
    "unable", "unwilling", "incapable", "powerless", "impossible", "reluctant", "unlikely",
})  # fmt: skip
# Verbs that hand a "not" of their own down to their complement: "does not believe it will rain".
_HANDING_DOWN = frozenset({
    "think", "believe", "expect", "want", "seem", "appear", "suppose", "imagine", "feel", "plan", "intend", "mean",
})  # fmt: skip
_NEGATORS = frozenset({"not", "n't", "never", "n’t", "nor", "neither", "hardly", "scarcely", "nowhere", "cannot"})
_NEGATIVE_NOUNS = frozenset({"nobody", "nothing", "none", "neither", "no-one"})
# "Not only", "no doubt": not negations of what they stand with.
_AFTER_NOT = frozenset({"only", "just", "merely", "simply", "least", "solely"})
_NOT_EVERY = frozenset({"all", "every", "everyone", "everybody", "everything"})
_AFTER_NO = frozenset({"doubt", "wonder", "matter", "less", "fewer", "more", "sooner", "question", "better"})
_AFTER_NOTHING = frozenset({"but", "less", "short"})
# Words: how far from the root a condition is looked for.
_REACH = 30
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "pobj", "oprd", "agent"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "dobj", "acl"})
_LIGHT = frozenset({"xcomp", "acomp", "attr", "aux", "auxpass", "neg", "advmod", "oprd", "prt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A clause taken apart: its root, the words that carry its predicate, and the children of each of its words."""

    root: Word
    core: tuple[int, ...]
    children: dict[int, list[int]]


def certainty_of(words: Sequence[Word], clause: Clause) -> tuple[Certainty, bool]:
    """How certain a clause is put, and whether it is negated.

    `words` are all words of the report. A clause under a verb of denying is ("denied", False): what it says is denied,
    it carries no "not" of its own. Two negations in one clause cancel out.
    """
    parts = _take_apart(words, clause)
    return _certainty(words, clause, parts), _is_negated(words, parts)


def _take_apart(words: Sequence[Word], clause: Clause) -> _Parts:
    children: dict[int, list[int]] = {}
    for index in clause.words:
        if words[index].head != index:
            children.setdefault(words[index].head, []).append(index)
    core, waiting = {clause.root}, [clause.root]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if words[child].dep in _LIGHT and child not in core:
                core.add(child)
                waiting.append(child)
    return _Parts(root=words[clause.root], core=tuple(sorted(core)), children=children)


def _certainty(words: Sequence[Word], clause: Clause, parts: _Parts) -> Certainty:
    governor = _governor(words, clause)
    lemmas = {words[index].lemma.lower() for index in parts.core} | {words[index].text.lower() for index in parts.core}
    marks = {words[index].text.lower() for index in parts.children.get(clause.root, ()) if words[index].dep == "mark"}
    marks |= {
        words[index].text.lower() for index in parts.children.get(clause.root, ()) if words[index].dep == "advmod"
    }
    if _is_question(words, clause) or "whether" in marks:
        return "asked"
    if "if" in marks and governor is not None and _lemma(governor) in _QUESTION_VERBS:
        return "asked"
    if marks & _CONDITIONS or _has_condition(words, clause.root):
        return "conditional"
    if (
        governor is not None
        and _lemma(governor) in _DENYING_VERBS
        and not _negated_verb(words, words[clause.root].head)
    ):
        return "denied"
    if _lemma(parts.root) in _DENYING_VERBS and parts.root.pos in ("VERB", "AUX"):
        return "possible" if _is_negated(words, parts) else "denied"
    if lemmas & _POSSIBLE_MODALS or lemmas & _POSSIBLE_WORDS:
        return "possible"
    if _is_planned(words, clause, parts):
        return "planned"
    if "would" in lemmas or "'d" in lemmas or "’d" in lemmas:
        # In reported speech the future of the past ("said it would leave"), else a supposition.
        return "planned" if governor is not None else "possible"
    if _lemma(parts.root) in _POSSIBLE_VERBS and _complement(words, parts) is not None:
        return "possible"
    if governor is not None and words[clause.root].dep in ("xcomp", "ccomp") and not _is_finite(words, clause, parts):
        lemma = _lemma(governor)
        if lemma in _ASKING_VERBS:
            return "asked"
        if lemma in _PLANNED_VERBS:
            return "planned"
        if lemma in _POSSIBLE_VERBS:
            return "possible"
    if governor is not None and _lemma(governor) in _POSSIBLE_VERBS and words[clause.root].dep == "ccomp":
        return "possible"
    return "asserted"


def _is_question(words: Sequence[Word], clause: Clause) -> bool:
    """True when a question mark is the clause's last word or follows it at once."""
    last = clause.words[-1] if clause.words else clause.root
    for index in range(last, min(last + 4, len(words))):
        text = words[index].text
        if text.startswith("?"):
            return True
        if index > last and any(map(str.isalnum, text)):
            return False
    return False


def _has_condition(words: Sequence[Word], at: int) -> bool:
    """True when an if-clause hangs on the clause's root, whether or not it was split off as a clause of its own."""
    for index in range(max(0, at - _REACH), min(at + _REACH, len(words))):
        if words[index].head == at and words[index].dep == "advcl":
            for mark in range(max(0, index - _REACH), index):
                word = words[mark]
                if word.head == index and word.dep == "mark" and word.text.lower() in _CONDITIONS:
                    return True
    return False


def _is_planned(words: Sequence[Word], clause: Clause, parts: _Parts) -> bool:
    for index in parts.core:
        word = words[index]
        text = word.text.lower()
        if text in ("will", "shall", "'ll", "’ll", "wo", "sha") and word.tag == "MD":
            return True
        complement = any(words[child].dep in ("xcomp", "ccomp") for child in parts.children.get(index, ()))
        if complement and (word.lemma.lower() in _PLANNED_VERBS or (text == "going" and _next_is_to(words, index))):
            return True
        if text == "about" and _next_is_to(words, index):
            return True
    # "The talks are to resume": be, then an infinitive.
    root = parts.root
    return root.lemma == "be" and any(
        words[child].dep == "xcomp" and words[child].tag == "VB" for child in parts.children.get(clause.root, ())
    )


def _next_is_to(words: Sequence[Word], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].text.lower() == "to"


def _is_finite(words: Sequence[Word], clause: Clause, parts: _Parts) -> bool:
    tags = {words[index].tag for index in (clause.root, *parts.children.get(clause.root, ()))}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _complement(words: Sequence[Word], parts: _Parts) -> int | None:
    for index in parts.core:
        for child in parts.children.get(index, ()):
            if words[child].dep in ("xcomp", "ccomp"):
                return child
    return None


def _governor(words: Sequence[Word], clause: Clause) -> Word | None:
    """The word whose complement the clause is, when there is one."""
    root = words[clause.root]
    if root.dep not in _COMPLEMENTS or not 0 <= root.head < len(words) or root.head == clause.root:
        return None
    return words[root.head]


def _lemma(word: Word) -> str:
    return word.lemma.lower()


def _negated_verb(words: Sequence[Word], verb: int) -> bool:
    return any(
        words[index].head == verb and words[index].text.lower() in _NEGATORS and words[index].dep in ("neg", "advmod")
        for index in range(max(0, verb - 6), min(verb + 3, len(words)))
    )


def _is_negated(words: Sequence[Word], parts: _Parts) -> bool:
    count = 0
    core = set(parts.core)
    for index in parts.core:
        word = words[index]
        text = word.text.lower()
        complement = any(words[child].dep == "xcomp" for child in parts.children.get(index, ()))
        count += text in _NEGATORS and not _follows(words, index, _AFTER_NOT)
        count += text == "longer" and index > 0 and words[index - 1].text.lower() == "no"
        count += complement and word.lemma.lower() in _NEGATING_VERBS | _NEGATING_PREDICATES
        count += word.dep == "attr" and _has_determiner_no(words, parts, index)
        for child in parts.children.get(index, ()):
            if child not in core:
                count += _is_negative_argument(words, parts, child)
    count += _negated_from_above(words, parts)
    return count % 2 == 1


def _is_negative_argument(words: Sequence[Word], parts: _Parts, index: int) -> bool:
    """True for "nobody", "no officials", "none of them" as an argument of the predicate, and for "in no way"."""
    word = words[index]
    if word.dep not in _ARGUMENTS and word.dep != "prep":
        return False
    if word.dep == "prep":
        inside = parts.children.get(index, ())
        return any(
            words[i].lemma.lower() in ("way", "circumstance", "case") and _has_no(words, parts, i) for i in inside
        )
    if word.text.lower() in _NEGATIVE_NOUNS:
        return not _follows(words, index, _AFTER_NOTHING)
    return _has_no(words, parts, index)


def _has_no(words: Sequence[Word], parts: _Parts, index: int) -> bool:
    """True for "no ships", "neither side", "not a single ship", "hardly anyone"."""
    return _has_determiner_no(words, parts, index) or any(
        words[child].text.lower() in _NEGATORS
        and words[child].dep in ("neg", "advmod")
        and not _follows(words, child, _AFTER_NOT | _NOT_EVERY)
        for child in parts.children.get(index, ())
    )


def _has_determiner_no(words: Sequence[Word], parts: _Parts, index: int) -> bool:
    """True for "no ships" and "neither side"."""
    return any(
        words[child].text.lower() in ("no", "neither")
        and words[child].dep in ("det", "neg", "preconj")
        and not _follows(words, child, _AFTER_NO)
        for child in parts.children.get(index, ())
    )


def _follows(words: Sequence[Word], index: int, among: frozenset[str]) -> bool:
    return index + 1 < len(words) and words[index + 1].text.lower() in among


def _negated_from_above(words: Sequence[Word], parts: _Parts) -> int:
    """1 when the clause hangs on "failed to", "without" or a verb that hands its "not" down."""
    root = parts.root
    if not 0 <= root.head < len(words) or words[root.head] is root:
        return 0
    above = words[root.head]
    if (
        root.dep == "xcomp"
        and (_lemma(above) in _NEGATING_VERBS | _NEGATING_PREDICATES)
        and root.head not in parts.core
    ):
        return 1 + _negated_verb(words, root.head)
    if root.dep == "pcomp" and _lemma(above) == "without":
        return 1
    handed = root.dep in ("ccomp", "xcomp") and _lemma(above) in _HANDING_DOWN and root.head not in parts.core
    return int(handed and _negated_verb(words, root.head))
