from rashomon.lineage.candidates import candidate_pairs
from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import Tokens, tokenize
from tests.lineage.texts import FERRY, HARBOUR, OWN_START


def tokens(text: str) -> Tokens:
    return tokenize(text, split_sentences(text))


def test_only_texts_that_share_something_are_paired() -> None:
    texts = [HARBOUR, FERRY, OWN_START + HARBOUR.split("\n\n")[1]]
    assert candidate_pairs([tokens(text) for text in texts]) == ((0, 2),)


def test_swapped_clauses_and_other_tenses_are_found() -> None:
    a = "After the storm passed, the crew repaired the broken engine of the old ferry."
    b = "The crew repairs the broken engine of the old ferry, after the storm passes."
    assert candidate_pairs([tokens(a), tokens(b)]) == ((0, 1),)


def test_a_crowd_is_connected_without_all_pairs() -> None:
    texts = [tokens(HARBOUR)] * 300
    pairs = candidate_pairs(texts)
    assert len(pairs) < 300 * 49
    reached = {0}
    for i, j in pairs:
        if i in reached:
            reached.add(j)
    assert reached == set(range(300))
