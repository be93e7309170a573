import re

import pytest
from hypothesis import given, settings
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
    ],
)
def test_cues_of_a_pattern(pattern: str, cues: set[str]) -> None:
    assert cues_of(re.compile(pattern)) == cues


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:40])
@settings(deadline=None, max_examples=15)
@given(data=st.data())
def test_what_a_wording_matches_has_a_cue_of_it(pattern: re.Pattern[str], data: st.DataObject) -> None:
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    cues = cues_of(pattern)
    assert cues_in(text, cues)
    assert set(cues_in(text, cues)) <= set(cues_in_words(f"before {text}\nafter", cues))


@pytest.mark.parametrize("text", ["SUB\u017fCRIBE", "\u0130mage caption", "ADVERT\u0131SEMENT"])
def test_letters_that_are_another_in_lower_case(text: str) -> None:
    assert cues_in(text, ["subscribe", "image", "advertisement"]) == ["subscribe", "image", "advertisement"]
