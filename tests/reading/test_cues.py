import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.reading.cues import cues_in, cues_in_words, cues_of
from rashomon.reading.wordings import KINDS

PATTERNS = [pattern for kind in KINDS for pattern in (*kind.line, *kind.whole)]


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r".{0,60}\bcookies?\b", {"cookie"}),  # what may be left out is no cue
        (r"Apple|Pear(?:s| tree)", {"apple", "pear"}),  # one of each branch
        (r"(?:Apple|.)core", {"core"}),  # a branch may be anything: the sure part counts
        (r"(?:fig tree)+ (?:nut){0,2}x", {"fig tree"}),  # what stands there once at least
        (r"by [A-Z]\w+", {"by "}),
        (r"\w+|tea", {""}),  # nothing is sure
        (r"pear[plum]|fig\x61\d\.com", {"pear", ".com"}),  # sets and signs by number tell nothing, escaped signs do
        (r"[]()|]kiwi\[\(", {"kiwi[("}),  # brackets that open nothing
        (r"(?!lemon)(?<=x)(?i:MELON)\b", {"melon"}),  # what is looked at is not taken; flags of a group
        (r"(?P<one>nut)(?P=one)(?#lemon)(?(one)lime|date)", {"nut"}),
        (r"lime{0,}s{2}seed{,1}{", {"see"}),  # the letter before "any number" may be left out
        (r"(?x: lemon tree )", {""}),  # spaces and comments are no part of such a pattern
        (r"", {""}),
    ],
)
def test_cues_of_a_pattern(pattern: str, cues: set[str]) -> None:
    assert cues_of(re.compile(pattern)) == cues


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
# How many draws a pattern's strategy throws away is Hypothesis's own affair, and too many now and then.
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_wording_matches_has_a_cue_of_it(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    cues = cues_of(pattern)
    assert cues_in(text, cues)
    assert set(cues_in(text, cues)) <= set(cues_in_words(f"before {text}\nafter", cues))


@pytest.mark.parametrize("text", ["SUB\u017fCRIBE", "\u0130mage caption", "ADVERT\u0131SEMENT"])
def test_letters_that_are_another_in_lower_case(text: str) -> None:
    assert cues_in(text, ["subscribe", "image", "advertisement"]) == ["subscribe", "image", "advertisement"]


_WORDS = st.sampled_from(["pear", "fig ", "Nut", "k", r"\.", r"\w", ".", "[ab]", r"\b", "^", r"\u2019"])
_PATTERNS = st.recursive(
    _WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{0,2}", "{2}", "{1,}", "+?"])).map(
            lambda pair: f"({pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
@given(pattern=_PATTERNS.map(lambda made: re.compile(made, re.IGNORECASE)), data=st.data())
def test_what_any_pattern_matches_has_a_cue_of_it(pattern: re.Pattern[str], data: st.DataObject) -> None:
    assert cues_in(data.draw(st.from_regex(pattern)), cues_of(pattern))
