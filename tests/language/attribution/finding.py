"""What the tests of attribution share: the attributions of a text, and spans as words."""

from rashomon.language.attribution import find_attributions
from rashomon.language.entities import find_mentions
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span
from tests.factories import make_doc


def found_in(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    doc = make_doc(text)
    return find_attributions(doc, find_mentions(doc))


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words of spans, fragments parted by a slash."""
    return " / ".join(text[span.start : span.end] for span in spans)
