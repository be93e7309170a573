"""The text, what was taken out, and the map between the two."""

import time

from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.reading.cleaning import Cleaned, clean
from rashomon.reading.layout import is_unseen, normal_char
from rashomon.reading.markdown import markup_of

PAGE = """\
Ferry turns back with ninety on board

• Published
The ferry in the dock at Dunmore.Ida Holm / Reuters file
Image caption,
The ferry had been repaired in spring

The ferry turned back on Friday after water was found in its engine room, the harbour master said.

READ MORE: Two boats adrift off the cape

“Nobody was hurt,” he told the Courier. (Ida Holm/AP)

STORM CLOSES EVERY PORT ON THE WEST COAST
The owner did not answer questions.

Sign up for our morning newsletter
Join the conversation
"""

LINES = st.sampled_from(
    [*PAGE.split("\n"), "x" * 90, "a\u200bb\u202e", "  ", "tail.\u00a0 (AP)", "https://t.co/abcdef123"]
)
TEXTS = st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join), st.lists(LINES, max_size=6).map(" ".join))


def check(raw: str, cleaned: Cleaned, markup: tuple[tuple[int, int], ...] = ()) -> None:
    """Every character is where the map says, and every visible one is accounted for."""
    text, offsets = cleaned.text, cleaned.offsets
    where = ["lost"] * len(raw)
    for clean_start, raw_start, length in zip(offsets.clean_starts, offsets.raw_starts, offsets.lengths, strict=True):
        assert length > 0
        for i in range(length):
            was, now = raw[raw_start + i], text[clean_start + i]
            assert normal_char(was) == now or (was in "\r\n" and now == " ")
            assert offsets.to_raw(clean_start + i) == raw_start + i
            assert where[raw_start + i] == "lost"
            where[raw_start + i] = "kept"
    for row in cleaned.removed:
        assert raw[row.start : row.end] == row.text
        assert row.text.strip()
        assert row.reason
        assert "kept" not in where[row.start : row.end]
        where[row.start : row.end] = ["removed"] * (row.end - row.start)
    for start, end in markup:
        where[start:end] = ["markup"] * (end - start)
    unsaid = [char for char, place in zip(raw, where, strict=True) if place == "lost"]
    assert all(normal_char(char).isspace() or is_unseen(char) or char in "\u200c\u200d" for char in unsaid)


def test_a_page_becomes_its_article() -> None:
    cleaned = clean(PAGE, title="Ferry turns back with ninety on board")
    assert cleaned.text.split("\n") == [
        "Ferry turns back with ninety on board",
        "",
        "The ferry in the dock at Dunmore.",
        "",
        "The ferry had been repaired in spring",
        "",
        "The ferry turned back on Friday after water was found in its engine room, the harbour master said.",
        "",
        "“Nobody was hurt,” he told the Courier.",
        "",
        "The owner did not answer questions.",
    ]
    assert [row.reason for row in cleaned.removed] == [
        "date or time stamp",
        "image credit",
        "caption label",
        "link to another story",
        "image credit",
        "link to another story",
        "newsletter or sign-up call",
        "comment prompt",
    ]
    check(PAGE, cleaned)


def test_a_title_that_reads_like_boilerplate_stays() -> None:
    text = "Advertisement\n\nA play by that name opened in Dunmore on Friday to a full house and much applause."
    assert clean(text, title="Advertisement").text == text
    assert clean(text).text.startswith("A play")


@given(TEXTS)
@example("a\n\n\n\n\nb \n c")
@example("\u200c\u200d\n")
@example("one.(AP)")
def test_every_character_is_accounted_for(raw: str) -> None:
    check(raw, clean(raw))


@given(TEXTS.map(lambda text: text.replace("READ", "**READ**").replace("(", "[a](")))
def test_every_character_of_markdown_is_accounted_for(raw: str) -> None:
    markup = markup_of(raw)
    check(raw, clean(raw, markup=markup), markup)


@given(TEXTS)
def test_a_clean_text_is_clean(raw: str) -> None:
    """Cleaning leaves no odd characters behind, whatever it was given."""
    text = clean(raw).text
    assert not any(is_unseen(char) for char in text)
    assert all(normal_char(char) == char for char in text)
    assert text == text.strip()


def test_long_texts_take_linear_time() -> None:
    sentence = "The harbour master said on Friday that water was found in the engine room of the ferry. "
    start = time.perf_counter()
    one_line = clean(sentence * 12_000)  # about 200,000 words
    many_lines = clean((sentence + "\n\n(AP)\n") * 6_000)
    assert time.perf_counter() - start < 30
    assert len(one_line.text) == len(sentence) * 12_000 - 1
    assert len(many_lines.removed) == 6_000
