"""Who a pronoun or a definite description in one report stands for, when one antecedent is clear.

Plain rules on the parse in the tradition of Hobbs (1978) and Lappin & Leass (1994): agreement in gender and number,
recency by sentence, subjects before objects; left open rather than guessed.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.language.entities.titles import Gender, gender_of_title, role_of
from rashomon.model.annotation import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "himself": "m",
                                "she": "f", "her": "f", "hers": "f", "herself": "f"}  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SENTENCES_BACK = 3


def resolve_reference(doc: "Doc", mentions: Sequence[Mention], start: int, end: int) -> str:
    """The full name that doc.text[start:end] stands for within the report, or "" when that is open.

    The range may hold a name ("Mr Moon"), a pronoun ("he") or a definite description ("the minister"). `mentions` are
    those of the report, in text order. Raises ValueError when the range is empty or outside the text.
    """
    if not 0 <= start < end <= len(doc.text):
        raise ValueError(f"no characters {start}:{end} in a text of {len(doc.text)}")
    for mention in mentions:
        if mention.start < end and start < mention.end:
            return mention.name
    span = doc.char_span(start, end, alignment_mode="expand")
    gender = _PRONOUNS.get(span.text.lower()) if span is not None else None
    if gender is None:
        return ""
    sentence = span.root.sent.start_char
    near = [m for m in mentions if m.type == "person" and sentence - 600 < m.start < start]
    fitting = [m for m in near if gender_of_title(m.title) in (gender, "?")]
    return fitting[-1].name if fitting else ""
