"""Certainty and negation of clauses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.certainty import certainty_of
from rashomon.language.nlp import words_of
from rashomon.model.annotation import Certainty, Clause, Word
from tests.factories import make_doc

_SPLIT = {"ccomp", "advcl", "relcl", "parataxis", "csubj"}


def clause_of(words: tuple[Word, ...], root: int) -> Clause:
    """The words below a root, clauses of their own left out."""
    inside = {root}
    for _ in range(len(words)):
        more = {i for i, w in enumerate(words) if w.head in inside and w.dep not in _SPLIT and i not in inside}
        if not more:
            break
        inside |= more
    order = tuple(sorted(inside))
    return Clause(start=words[order[0]].start, end=words[order[-1]].end, sentence=0, root=root, words=order)


def judge(text: str, verb: str) -> tuple[Certainty, bool]:
    words = words_of(make_doc(text))
    root = next(index for index, word in enumerate(words) if word.text == verb)
    return certainty_of(words, clause_of(words, root))


CERTAINTY = [
    ("The office closed on Friday.", "closed", "asserted"),  # plain past
    ("The ministry is pulling out its staff.", "pulling", "asserted"),  # progressive, not a plan
    ("There is no doubt that the army moved.", "moved", "asserted"),
    ("The bank may close the branch.", "close", "possible"),  # modal
    ("The pilots could face charges.", "face", "possible"),
    ("The rebels reportedly left the town.", "left", "possible"),  # hearsay adverb
    ("The driver allegedly fled.", "fled", "possible"),
    ("The fire appears to have started in the kitchen.", "appears", "possible"),  # hedging verb
    ("The minister is likely to resign.", "is", "possible"),
    ("The board will meet on Monday.", "meet", "planned"),  # future
    ("The airline plans to cut jobs.", "plans", "planned"),
    ("The firm is expected to report a loss.", "expected", "planned"),
    ("The union vowed to strike.", "vowed", "planned"),
    ("The chain is going to shut three shops.", "going", "planned"),
    ("She said her party would support the bill.", "support", "planned"),  # the future of the past
    ("If the talks fail, the union will strike.", "fail", "conditional"),  # the condition
    ("If the talks fail, the union will strike.", "strike", "conditional"),  # what hangs on it
    ("The union will strike unless pay rises.", "strike", "conditional"),
    ("The mayor denied that money was stolen.", "stolen", "denied"),  # complement of denying
    ("The company denied wrongdoing.", "denied", "denied"),
    ("The mayor did not deny that money was stolen.", "stolen", "asserted"),  # not denied
    ("Did the mayor resign?", "resign", "asked"),
    ("Reporters asked whether the mayor had resigned.", "resigned", "asked"),  # indirect question
    ("The mayor urged drivers to stay home.", "stay", "asked"),  # a request is not an event
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "expected"), CERTAINTY)
def test_certainty(text: str, verb: str, expected: Certainty) -> None:
    assert judge(text, verb)[0] == expected


NEGATION = [
    ("The office closed on Friday.", "closed", False),
    ("The office did not close.", "close", True),
    ("The office didn't close.", "close", True),
    ("The office never closed.", "closed", True),
    ("No officials attended the meeting.", "attended", True),  # negative subject
    ("Nobody attended the meeting.", "attended", True),
    ("The talks produced no agreement.", "produced", True),  # negative object
    ("There was no gas explosion in the tunnel.", "was", True),  # what there is not
    ("It was no accident.", "was", True),
    ("There is no doubt about the cause.", "is", False),  # a set phrase
    ("He is not a member.", "is", True),  # counted once
    ("The office is no longer open.", "is", True),
    ("The talks failed to produce a deal.", "failed", True),
    ("The minister refused to answer questions.", "refused", True),
    ("The police were unable to find him.", "were", True),
    ("Hardly anyone came.", "came", True),
    ("Not a single ship arrived.", "arrived", True),
    ("Not all ships arrived.", "arrived", False),  # some did
    ("He left without paying the bill.", "paying", True),
    ("He left without paying the bill.", "left", False),  # the main clause is not negated
    ("The storm not only killed cattle but destroyed crops.", "killed", False),
    ("No doubt the army moved first.", "moved", False),
    ("No fewer than ten people died.", "died", False),
    ("The team did not fail to score.", "fail", False),  # two negations
    ("She does not believe the bridge is safe.", "is", True),  # the "not" of believing belongs below
    ("The man who never smiled bought the house.", "bought", False),  # the negation of another clause
    ("Nothing but rubble remained.", "remained", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "expected"), NEGATION)
def test_negation(text: str, verb: str, expected: bool) -> None:
    assert judge(text, verb)[1] is expected


WORDS = ["not", "no", "will", "deny", "failed", "if", "?", "said", "the", "minister", "to", "may", "only", "without"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_tree_gives_an_answer(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 8))
    deps = ["ccomp", "xcomp", "advcl", "neg", "mark", "dobj", "ROOT", "aux", "pcomp", "nsubj"]
    words = tuple(
        Word(start=8 * i, end=8 * i + len(text), text=text, lemma=text, pos="VERB", tag="VB",
             dep=data.draw(st.sampled_from(deps)), head=data.draw(st.integers(0, count - 1)), stop=False)
        for i, text in enumerate(data.draw(st.lists(st.sampled_from(WORDS), min_size=count, max_size=count)))
    )  # fmt: skip
    root = data.draw(st.integers(0, count - 1))
    certainty, negated = certainty_of(words, clause_of(words, root))
    assert certainty in ("asserted", "possible", "planned", "conditional", "denied", "asked")
    assert isinstance(negated, bool)
