"""A cut text knows where each of its characters stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.offsets import cut, merge, offset_map, raw_range, trace

RANGES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))))


@pytest.mark.parametrize(
    ("ranges", "merged"),
    [
        ([], []),
        ([(3, 3)], []),  # an empty range is none
        ([(4, 6), (0, 2)], [(0, 2), (4, 6)]),  # put in order
        ([(0, 3), (2, 5)], [(0, 5)]),  # overlapping
        ([(0, 3), (3, 5)], [(0, 5)]),  # touching
        ([(0, 9), (2, 3)], [(0, 9)]),  # one inside the other
    ],
)
def test_merge(ranges: list[tuple[int, int]], merged: list[tuple[int, int]]) -> None:
    assert merge(ranges) == merged


def test_a_filler_belongs_to_no_raw_character() -> None:
    traced = cut(trace("one two three"), [(3, 8)], [" "])
    assert traced.text == "one three"
    assert offset_map(traced).to_raw(4) == 8
    assert raw_range(traced, 2, 5) == (2, 9)
    with pytest.raises(ValueError, match="nothing of the raw text"):
        raw_range(traced, 3, 4)


def test_the_map_of_an_empty_text_maps_to_the_start() -> None:
    assert offset_map(cut(trace("gone"), [(0, 4)])).to_raw(0) == 0


@given(st.text(max_size=40), RANGES, st.sampled_from(["", " ", "\n\n"]))
def test_every_kept_character_maps_to_itself(raw: str, ranges: list[tuple[int, int]], filler: str) -> None:
    inside = merge((start, min(end, len(raw))) for start, end in ranges if start < len(raw))
    traced = cut(trace(raw), inside, [filler] * len(inside))
    offsets = offset_map(traced)
    kept = [i for i in range(len(raw)) if not any(start <= i < end for start, end in inside)]
    mapped = []
    for clean, start, length in zip(offsets.clean_starts, offsets.raw_starts, offsets.lengths, strict=True):
        assert traced.text[clean : clean + length] == raw[start : start + length]
        mapped += [offsets.to_raw(clean + i) for i in range(length)]
    assert mapped == kept
