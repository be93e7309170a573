"""WebAnno TSV 3.3: read back as its importer reads it."""

import re
from collections import defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.annotated import AnnotatedReport
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span
from rashomon.rendering.webanno import HEADER, render_webanno
from tests.factories import make_report
from tests.rendering.annotated import TEXT, annotated, mention, span

Cell = list[tuple[str, str]]  # value and number of each stacked annotation


def units(text: str, start: int, end: int) -> str:
    """The words at offsets that count UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def tokens_of(tsv: str) -> list[tuple[int, int, str, list[Cell]]]:
    """Offsets, words and cells of each token."""
    assert tsv.startswith(HEADER)
    found = []
    for line in tsv.removeprefix(HEADER).split("\n"):
        if not line or line.startswith("#Text="):
            continue
        number, place, words, *cells = line.split("\t")  # a tab in a word is written otherwise
        assert re.fullmatch(r"\d+-\d+", number)
        assert len(cells) == 9
        start, end = map(int, place.split("-"))
        found.append((start, end, unescaped(words), [cell_of(cell) for cell in cells]))
    return found


def cell_of(cell: str) -> Cell:
    if cell == "_":
        return []
    found = []
    for part in re.split(r"(?<!\\)(?:\\\\)*\|", cell):
        match = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", part, re.DOTALL)
        assert match
        found.append((unescaped(match[1]), match[2] or ""))
    return found


def unescaped(words: str) -> str:
    letters = {"t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(->|.)", lambda match: letters.get(match[1], match[1]), words, flags=re.DOTALL)


def test_offsets_count_utf_16_units() -> None:
    tokens = tokens_of(render_webanno(annotated()))
    assert [words for _, _, words, _ in tokens[:5]] == ["😀", "On", "Monday", ",", "Ann"]
    assert tokens[0][:2] == (0, 2)
    assert tokens[1][:2] == (3, 5)
    for start, end, words, _ in tokens:
        assert units(TEXT, start, end) == words


def test_every_annotation_is_on_its_tokens() -> None:
    tokens = tokens_of(render_webanno(annotated()))
    of_layer: dict[tuple[int, str], list[str]] = defaultdict(list)
    for _, _, words, cells in tokens:
        for column in (1, 3, 5, 7):  # a feature that each layer always has
            for value, number in cells[column]:
                of_layer[column, f"{value} {number}"].append(words)
    spans = {(column, key.split()[0]): words for (column, key), words in of_layer.items()}
    assert spans[1, "person"] in (["Ann", "Hale"], ["Hale"])
    assert [words for (column, _), words in of_layer.items() if column == 1] == [["Ann", "Hale"], ["Hale"]]
    assert spans[3, "DATE"] == ["Monday"]
    # a content that goes over the end of a sentence is one span in each
    roles = [(cells[7], words) for _, _, words, cells in tokens if cells[7]]
    assert [words for cell, words in roles if cell[0][0] == "content"] == [
        '"', "We", "sail", ".", '"', "Ms", "Hale", "left_port",
    ]  # fmt: skip


def test_features_that_say_nothing_and_reserved_characters() -> None:
    report = replace(annotated(), times=(replace(annotated().times[0], mod=None, value="a|b[1]_\\->;*"),))
    monday = next(line for line in render_webanno(report).split("\n") if "\tMonday\t" in line)
    assert "\t*\tDATE\ta\\|b\\[1\\]\\_\\\\\\->\\;\\*\t" in monday


def test_text_lines_give_the_sentence_back() -> None:
    tsv = render_webanno(annotated())
    blocks = tsv.removeprefix(HEADER).strip("\n").split("\n\n")
    texts = [
        "\n".join(line.removeprefix("#Text=") for line in block.split("\n") if line.startswith("#Text="))
        for block in blocks
    ]
    assert [unescaped(text) for text in texts] == [TEXT[s.start : s.end] for s in annotated().sentences]
    assert blocks[1].split("\n")[1].startswith("2-1\t")


def test_stacked_annotations_have_numbers_of_their_own() -> None:
    report = replace(annotated(), entities=(mention("Hale"), mention("Hale", id="e-2")))
    cells = [cells for _, _, words, cells in tokens_of(render_webanno(report)) if words == "Hale" and cells[0]]
    ((first, one), (second, two)) = cells[0][0]
    assert (first, second) == ("e-1", "e-2")
    assert one != two
    assert "" not in (one, two)


def test_a_token_is_cut_where_an_annotation_ends() -> None:
    report = replace(annotated(), entities=(replace(mention("Ann"), end=span("Ann").end - 1),))
    words = [words for _, _, words, _ in tokens_of(render_webanno(report))]
    assert words[4:6] == ["An", "n"]


def test_a_report_without_sentences() -> None:
    report = AnnotatedReport(report=make_report(" "), sentences=(), entities=(), times=(), attributions=())
    assert render_webanno(report) == HEADER + "\n"


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=60), cuts=st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_any_text_and_any_spans(text: str, cuts: list[int]) -> None:
    def cut(a: int, b: int) -> tuple[Span, ...]:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        return (Span(start=start, end=end),) if start < end else ()

    middle = len(text) // 2
    said = Attribution(
        source=cut(*cuts[:2]), cue=cut(*cuts[2:4]), content=cut(*cuts[4:]), kind="direct", speaker="x", channel=""
    )
    report = AnnotatedReport(
        report=make_report(text),
        sentences=tuple(s for s in (Span(start=0, end=middle), Span(start=middle, end=len(text))) if len(s)),
        entities=(),
        times=(),
        attributions=(said,),
    )
    tokens = tokens_of(render_webanno(report))
    for start, end, words, _ in tokens:
        assert units(text, start, end) == words
    marked = {words for _, _, words, cells in tokens if cells[5]}
    for place in (*said.source, *said.cue, *said.content):
        inside = text[place.start : place.end]
        assert not inside.strip() or any(words in inside for words in marked)
