"""Plain text, with front matter or without."""

from rashomon.model.report import Problem
from rashomon.reading.decoding import decode
from rashomon.reading.draft import Draft, Reading
from rashomon.reading.files import no_text
from rashomon.reading.front_matter import read_front_matter


def read_plain(data: bytes, *, place: str, stem: str = "") -> Reading:
    """The report in the bytes of a text file."""
    decoded = decode(data)
    if decoded is None:
        return no_text(place)
    front = read_front_matter(decoded.text)
    notes = [note for note in (decoded.note, front.note) if note]
    return Draft(
        place=place,
        stem=stem,
        raw=decoded.text[front.end :],
        about=front.about,
        problems=tuple(Problem(place=place, reason=note, advice="look the text over", fatal=False) for note in notes),
    )
