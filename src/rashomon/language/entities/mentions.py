"""Finds the names of one report: the parser's entities, corrected by gazetteers, titles and the report itself."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.language.entities.classification import LABEL_TYPES, Use, classify
from rashomon.language.entities.gazetteer import fold, is_adjective, is_capital, nation_forms, nation_of, seat_of
from rashomon.language.entities.headlines import headline_pieces, headline_segments
from rashomon.language.entities.metonymy import stands_for_government
from rashomon.language.entities.names import family_names
from rashomon.language.entities.pieces import Piece, no_name, pieces_of, runs_of
from rashomon.language.entities.segments import (
    Hints,
    Segment,
    capital_code,
    compass_before_and,
    compass_of,
    form_of,
    place_code,
    segments_of,
)
from rashomon.language.entities.titles import bare, is_honorific, role_of
from rashomon.language.entities.wordlists import word_set
from rashomon.model.annotation import EntityType, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "outside", "across", "around"})
_SAYING = word_set("say tell add announce warn argue ask reply write note tweet insist claim believe vow")
# What stands in the gap before a word that opens a sentence, a quotation, a list item.
_SENTENCE_MARKS = frozenset('.!?:;\n"“”‘•—–(…|')
_COMPASS = frozenset({"North", "South", "East", "West"})


def find_mentions(doc: "Doc") -> tuple[Mention, ...]:
    """The named people, organisations, places ... of a parsed report, in text order, none overlapping.

    A capital that acts as a government carries the nation's code ("iso:KR"), the same capital as a place the city's
    ("geonames:1835848"); nations, their adjectives and their peoples are places with the nation's code.
    """
    text = doc.text
    pieces = pieces_of(text)
    if not pieces:
        return ()
    tokens = _tokens_of(doc, pieces)
    headline = headline_pieces(text, pieces)
    hints = _hints(doc, pieces, tokens)
    body = [s for run in runs_of(pieces, headline) for s in segments_of(text, pieces, run, hints)]
    body = _part_pairs(pieces, body)
    uses = [_use(doc, text, pieces, tokens, hints, segment) for segment in body]
    types = classify(use for use, segment in zip(uses, body, strict=True) if not segment.nation)
    heads = list(headline_segments(text, pieces, headline, hints, {fold(form): types[form] for form in types}))
    if heads:
        segments = sorted([*body, *heads], key=lambda s: s.first)
        uses = [_use(doc, text, pieces, tokens, hints, segment) for segment in segments]
        types = classify(use for use, segment in zip(uses, segments, strict=True) if not segment.nation)
    else:
        segments = body
    known = frozenset(
        code for s in segments if s.nation for code in [nation_of(form_of(text, pieces, s.first, s.last))] if code
    )
    # "Peter London sang. London bowed."
    families = {
        family for form, kind in types.items() if kind == "person" and " " in form for family in family_names(form)
    }
    found: list[Mention] = []
    for segment, use in zip(segments, uses, strict=True):
        if segment.nation and fold(use.form) in families and not use.in_place and not is_adjective(use.form):
            segment = replace(segment, nation=False)  # noqa: PLW2901
            kind: EntityType | None = "person"
        else:
            kind = types.get(use.form)
        mention = _mention(doc, pieces, tokens, segment, use, kind, known)
        if mention is not None and (not found or found[-1].end <= mention.start):
            found.append(mention)
    return tuple(found)


def _tokens_of(doc: "Doc", pieces: Sequence[Piece]) -> list[int]:
    """The index of the token that each piece ends in (of "Hae-sol" the last, which the parse hangs the rest on)."""
    starts = [token.idx for token in doc]
    return [max(0, bisect_right(starts, piece.start) - 1) for piece in pieces]


def _hints(doc: "Doc", pieces: Sequence[Piece], tokens: Sequence[int]) -> Hints:
    entities = [e for e in doc.ents if e.label_ in LABEL_TYPES]
    entity_starts = [e.start_char for e in entities]
    entity: list[int] = []
    for piece in pieces:
        at = bisect_right(entity_starts, piece.start) - 1
        entity.append(at if at >= 0 and piece.start < entities[at].end_char else -1)
    lower_cased = {piece.text for piece in pieces if piece.text[0].islower()}
    opens: list[bool] = []
    starts: list[bool] = []
    for k, piece in enumerate(pieces):
        first = k == 0 or not _SENTENCE_MARKS.isdisjoint(piece.gap) or piece.gap == "'"
        starts.append(first)
        if not piece.capitalised:
            opens.append(False)
            continue
        token = doc[tokens[k]]
        proper = token.pos_ == "PROPN"
        plain = not proper or piece.text.lower() in lower_cased
        function_word = token.is_stop and not proper and len(piece.text) > 1 and not piece.text.isupper()
        opening = first and plain and (entity[k] < 0 or token.is_stop)
        opens.append(opening or function_word or no_name(piece.text))
    return Hints(
        opens=tuple(opens), starts=tuple(starts), entity=tuple(entity), labels=tuple(e.label_ for e in entities)
    )


def _part_pairs(pieces: list[Piece], segments: list[Segment]) -> list[Segment]:
    """Cuts "Hale-Ortega" in two when the text uses both halves as names of their own."""
    alone = {pieces[k].text for s in segments if not _has_hyphen(pieces, s) for k in (s.first, s.last - 1)}
    cut: list[Segment] = []
    for s in segments:
        at = s.first + 1
        if s.last - s.first == 2 and _has_hyphen(pieces, s) and {pieces[at - 1].text, pieces[at].text} <= alone:
            cut += [Segment(first=s.first, last=at, title=s.title), Segment(first=at, last=s.last)]
        else:
            cut.append(s)
    return cut


def _has_hyphen(pieces: Sequence[Piece], s: Segment) -> bool:
    return any(pieces[k].gap == "-" for k in range(s.first + 1, s.last))


def _use(doc: "Doc", text: str, pieces: list[Piece], tokens: Sequence[int], hints: Hints, s: Segment) -> Use:
    label = None
    exact = False
    at = hints.entity[s.last - 1]
    if at < 0:
        at = hints.entity[s.first]
    if at >= 0:
        label = hints.labels[at]
        beside = (s.first > 0 and hints.entity[s.first - 1] == at and pieces[s.first - 1].text.lower() != "the") or (
            s.last < len(pieces) and hints.entity[s.last] == at
        )
        exact = hints.entity[s.first] == hints.entity[s.last - 1] and not beside
    token = doc[tokens[s.last - 1]]
    before = pieces[s.first - 1].text if s.first and pieces[s.first].gap == " " else ""
    return Use(
        form=form_of(text, pieces, s.first, s.last),
        type=s.type,
        title=s.title,
        label=label,
        exact=exact,
        words=s.last - s.first,
        in_place=before in _PLACE_PREPOSITIONS,
        acts=token.dep_ == "nsubj" and token.head.lemma_ in _SAYING,
    )


def _mention(
    doc: "Doc",
    pieces: list[Piece],
    tokens: Sequence[int],
    s: Segment,
    use: Use,
    kind: EntityType | None,
    known: frozenset[str],
) -> Mention | None:
    start, end = pieces[s.first].start, pieces[s.last - 1].end
    token = doc[tokens[s.last - 1]]
    form = use.form
    title, code = s.title, None
    if s.nation:
        kind = "place"
        known_form = form if nation_forms(form) else form.title()
        code = nation_of(known_form)
        seat = seat_of(known_form)
        if code is None and seat is not None:
            if not is_capital(known_form):
                kind = "organisation"
            elif _with_region(pieces, s) or not stands_for_government(token):
                code = capital_code(known_form, seat)
            else:
                code = seat
        elif code is None:
            kind = "group" if is_adjective(known_form) else "place"
    elif s.last - s.first == 1 and form in _COMPASS:
        code = compass_before_and(pieces, s.first) or _compass_alone(pieces, s, known)
        if code is None:
            return None
        kind = "place"
    else:
        if kind is None or (s.last - s.first == 1 and (len(form) == 1 or _is_role(form))):
            return None
        if kind == "place":
            code = place_code(form, known)
        if kind == "person" and not title:
            title = _title_before(pieces, s.first)
    return Mention(start=start, end=end, type=kind, name=form, title=title, code=code)


def _is_role(form: str) -> bool:
    return is_honorific(form) or (role_of(form) is not None and form[-1] != "s")


def _with_region(pieces: Sequence[Piece], s: Segment) -> bool:
    """True for "Lyon, France" and "Washington, D.C."."""
    if s.last >= len(pieces) or pieces[s.last].gap not in (", ", " "):
        return False
    return nation_of(pieces[s.last].text) is not None or pieces[s.last].text in ("D.C.", "DC", "State")


def _compass_alone(pieces: Sequence[Piece], s: Segment, known: frozenset[str]) -> str | None:
    after = pieces[s.last] if s.last < len(pieces) else None
    if after is not None and after.text == "of" and after.gap == " ":
        return None
    return compass_of(pieces[s.first].text, known)


def _title_before(pieces: Sequence[Piece], first: int) -> str:
    """A role in small letters before the name: "spokesman John Smith", "the energy minister, Ann Hale"."""
    at = first
    if at == 0 or pieces[at].gap not in (" ", ", ") or role_of(pieces[at - 1].text) is None:
        return ""
    if pieces[at].gap == ", " and not _comma_role(pieces, at - 1):
        return ""
    at -= 1
    words = [pieces[at].text]
    while at > 0 and len(words) < 5 and pieces[at].gap in (" ", "-") and _may_widen(pieces[at - 1].text):
        words.insert(0, pieces[at - 1].text)
        at -= 1
    return " ".join(words)


def _comma_role(pieces: Sequence[Piece], at: int) -> bool:
    # "... 's vice unification minister, NAME": the role is introduced by a possessor or an article.
    for back in range(at, max(-1, at - 5), -1):
        if pieces[back].gap.lstrip("'’").startswith("s ") or pieces[back].text.lower() in (
            "the",
            "a",
            "his",
            "her",
            "its",
        ):
            return True
    return False


def _may_widen(word: str) -> bool:
    return word.isalpha() and word.islower() and bare(word) not in _SMALL_WORDS


_SMALL_WORDS = word_set(
    "the a an and or but of in on at to for by with from as that which who said says told is was were are be has had "
    "have s its his her their this these those when while after before if because than then not no also when where "
    "between against about into over under while until since during against"
)
