from hypothesis import given
from hypothesis import strategies as st

from rashomon.rendering.segments import UNMARKED, Marked, lines_of

_SPANS = st.lists(
    st.builds(
        lambda start, length, fact: Marked(start=start, end=start + length, fact=fact),
        st.integers(-3, 40), st.integers(0, 20), st.integers(0, 4),
    ),
    max_size=8,
)  # fmt: skip


def test_overlapping_spans_are_cut_where_any_begins_or_ends() -> None:
    spans = [Marked(start=0, end=7, fact=1), Marked(start=4, end=11, fact=2), Marked(start=4, end=7, fact=0)]
    lines = lines_of("one two four\n\nfive", spans)
    assert [[(segment.text, segment.facts, segment.ending, segment.shared) for segment in line] for line in lines] == [
        [("one ", (1,), (), False), ("two", (1, 2), (1,), True), (" fou", (2,), (2,), False), ("r", (), (), False)],
        [("five", (), (), False)],
    ]


def test_a_span_over_two_lines_ends_on_the_second() -> None:
    lines = lines_of("one\n\ntwo three", [Marked(start=0, end=8, fact=3)])
    assert [[(segment.text, segment.facts, segment.ending) for segment in line] for line in lines] == [
        [("one", (3,), ())],
        [("two", (3,), (3,)), (" three", (), ())],
    ]


def test_words_that_are_not_counted_are_not_highlighted_but_name_their_facts_where_they_end() -> None:
    spans = [Marked(start=0, end=3, fact=UNMARKED, near=(4, 2)), Marked(start=4, end=7, fact=1)]
    ((first, *others),) = lines_of("one two three", spans)
    assert (first.text, first.facts, first.ending, first.near) == ("one", (), (), (2, 4))
    assert [(segment.text, segment.facts, segment.near) for segment in others] == [
        (" ", (), ()), ("two", (1,), ()), (" three", (), ()),
    ]  # fmt: skip


@given(st.text("ab \n", max_size=40), _SPANS)
def test_segments_say_of_every_character_what_covers_it(text: str, spans: list[Marked]) -> None:
    segments = [segment for line in lines_of(text, spans) for segment in line]
    shown: dict[int, tuple[set[int], bool]] = {}
    for segment in segments:
        assert segment.text == text[segment.start : segment.end] != ""
        assert "\n" not in segment.text
        for place in range(segment.start, segment.end):
            assert place not in shown
            shown[place] = (set(segment.facts), segment.shared)
    trimmed = []
    for span in spans:
        cut = text[max(0, span.start) : max(0, span.end)]
        start = max(0, span.start) + len(cut) - len(cut.lstrip())
        trimmed.append(Marked(start=start, end=start + len(cut.strip()), fact=span.fact))
    for place, character in enumerate(text):
        if not character.isspace():
            covering = {span.fact for span in trimmed if span.start <= place < span.end}
            assert shown[place] == (covering - {0}, 0 in covering)
    # Every span's end is told exactly where its last character stands.
    ends = {(segment.end, fact) for segment in segments for fact in segment.ending}
    assert ends == {(span.end, span.fact) for span in trimmed if span.fact and span.start < span.end}


def test_many_spans_take_time_in_proportion() -> None:
    text = "word " * 20_000
    spans = [Marked(start=place * 5, end=place * 5 + 4, fact=place + 1) for place in range(20_000)]
    assert sum(len(line) for line in lines_of(text, spans)) == 39_999
