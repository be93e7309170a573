# ruff: noqa: E501
"""A rich account built by hand: every part of the model, every kind and relation, and hostile fields.

Offsets are computed from the words, so that `text[start:end] == quote` holds by construction.
"""

from dataclasses import replace
from pathlib import Path
from typing import Literal

from rashomon.model.account import (
    SCHEMA,
    Account,
    AccountReport,
    Coverage,
    Disagreement,
    Entity,
    Fact,
    Framing,
    Independence,
    LeftOut,
    LeftOutReason,
    Note,
    Passage,
    PassageKind,
    Position,
    Quote,
    RemovedText,
    SaidBy,
    Speaker,
    StatedQuantity,
    StatedTime,
    Statement,
    Story,
    TimelineEntry,
    Wording,
)
from rashomon.model.annotation import AttributionKind, Certainty, EntityType
from rashomon.model.span import Evidence

# Five invented reports of an invented ferry accident, written for these tests.
WIRE, HARBOUR, DAILY, LEDGER, BEACON = (
    (Path(__file__).parent / "texts" / f"{name}.txt").read_text("utf-8")
    for name in ("wire", "harbour", "daily", "ledger", "beacon")
)

HOSTILE_TITLE = (
    "<script>alert('x')</script> Ferry *engine* [failed](http://bad.example) & \x1b[31mred\x1b[0m \u202eesrever"
)

REPORTS = (
    AccountReport(
        id="wire", source="Channel Wire", family=None, title="Ferry hits breakwater at Port Calder, 31 hurt",
        url="https://wire.example/ferry?id=1&lang=en", published="2031-03-15T08:40:00Z", language="en", text=WIRE, removed=(),
    ),
    AccountReport(
        id="harbour", source="Harbour Post", family=None, title="Fog, a bang, then darkness: the morning the Marisol struck",
        url="https://harbourpost.example/marisol", published="2031-03-14T19:05:00Z", language="en", text=HARBOUR,
        removed=(
            RemovedText(text="Sign up for our <b>morning</b> letter", reason="newsletter call"),
            RemovedText(text="Photo: A. Lind / Harbour Post", reason="image credit"),
        ),
    ),
    AccountReport(
        id="daily", source="Coastline Daily", family="Northshore Media", title="Ferry strikes breakwater in thick fog",
        url="https://coastline.example/a/77", published="2031-03-15T10:00:00Z", language="en", text=DAILY, removed=(),
    ),
    AccountReport(
        id="ledger", source="National Ledger", family=None, title="Captain was not on the bridge, crew of the Marisol say",
        url=None, published="2031-03-16", language="en", text=LEDGER, removed=(),
    ),
    AccountReport(
        id="beacon", source="Evening Beacon", family="Northshore Media", title=HOSTILE_TITLE,
        url="javascript:alert(1)", published="2031-03-17T17:30:00+01:00", language="en", text=BEACON,
        removed=(RemovedText(text="More on this: <img src=x onerror=alert(1)>", reason="list of other articles"),),
    ),
)  # fmt: skip

_TEXTS = {report.id: report.text for report in REPORTS}
_SOURCES = {report.id: report.source for report in REPORTS}


def words(report: str, quote: str, nth: int = 0) -> Evidence:
    """Evidence for the nth place where the words stand in the report."""
    start = -1
    for _ in range(nth + 1):
        start = _TEXTS[report].index(quote, start + 1)
    return Evidence(report=report, start=start, end=start + len(quote), quote=quote)


def _within(outer: Evidence, quote: str) -> tuple[int, int]:
    start = outer.start + outer.quote.index(quote)
    return start, start + len(quote)


def state(
    id: str,
    report: str,
    quote: str,
    *,
    by: str = "",
    entity: str | None = None,
    origin: str | None = None,
    certainty: Certainty = "asserted",
    negated: bool = False,
    time: tuple[str, str] | None = None,
    inferred_from: str = "",
    number: tuple[str, str, float] | None = None,
) -> Statement:
    """A statement; `by` are the words that name the speaker, `time` (words, value), `number` (words, unit, value)."""
    place = words(report, quote)
    said_by: tuple[SaidBy, ...] = ()
    if by:
        named = words(report, by)
        said_by = (SaidBy(report=report, start=named.start, end=named.end, quote=by, name=by, entity=entity),)
    times: tuple[StatedTime, ...] = ()
    if time:
        start, end = _within(place, time[0])
        granularity: Literal["day", "month"] = "day" if len(time[1]) > 7 else "month"
        times = (
            StatedTime(
                report=report,
                start=start,
                end=end,
                quote=time[0],
                value=time[1],
                granularity=granularity,
                inferred_from=inferred_from,
            ),
        )
    quantities: tuple[StatedQuantity, ...] = ()
    if number:
        start, end = _within(place, number[0])
        low = number[2]
        quantities = (
            StatedQuantity(
                report=report,
                start=start,
                end=end,
                quote=number[0],
                value=f"{low:g}",
                unit=number[1],
                low=low,
                high=low,
            ),
        )
    return Statement(
        report=report, start=place.start, end=place.end, quote=quote, id=id, said_by=said_by, origin=origin,
        certainty=certainty, negated=negated, times=times, quantities=quantities,
    )  # fmt: skip


_FRIDAY = ("Friday", "2031-03-14")
_AUTHORITY = "harbour authority"

STATEMENTS = (
    state("s01", "wire", "A passenger ferry struck the outer breakwater of Port Calder in thick fog on Friday morning",
          by=_AUTHORITY, entity="e-authority", origin="harbour authority statement", time=_FRIDAY),
    state("s02", "harbour", "A ferry with more than 200 people aboard ran into the outer breakwater at Port Calder on Friday morning in dense fog.", time=_FRIDAY),
    state("s03", "daily", "A passenger ferry struck the outer breakwater of Port Calder in thick fog on Friday morning",
          by=_AUTHORITY, entity="e-authority", origin="harbour authority statement", time=_FRIDAY),
    state("s04", "ledger", "the ferry Marisol, with 226 people aboard, hit a breakwater at Port Calder on Friday in fog", time=_FRIDAY),
    state("s05", "beacon", "the Marisol struck the outer breakwater in thick fog"),
    state("s06", "wire", "injuring at least 31 people", by=_AUTHORITY, entity="e-authority", origin="harbour authority statement", number=("31 people", "people", 31)),
    state("s07", "harbour", "at least 31 people were hurt", by=_AUTHORITY, entity="e-authority", origin="harbour authority statement", number=("31 people", "people", 31)),
    state("s08", "daily", "injuring at least 31 people", by=_AUTHORITY, entity="e-authority", origin="harbour authority statement", number=("31 people", "people", 31)),
    state("s09", "beacon", "Thirteen people were injured", number=("Thirteen people", "people", 13)),
    state("s10", "wire", "The Marisol was carrying 212 passengers and 14 crew when it hit the breakwater shortly after 7 a.m.", by=_AUTHORITY, entity="e-authority"),
    state("s11", "daily", "The Marisol was carrying 212 passengers and 14 crew when it hit the breakwater shortly after 7 a.m.", by=_AUTHORITY, entity="e-authority"),
    state("s12", "beacon", "The ship was carrying 212 passengers and 14 crew when it hit the breakwater just after 7 a.m."),
    state("s13", "wire", "Rescue boats took everyone off the vessel within two hours."),
    state("s14", "daily", "Rescue boats took everyone off the vessel within two hours."),
    state("s15", "beacon", "Rescue boats took everyone off the vessel within two hours."),
    state("s16", "harbour", "Five people were missing on Friday evening", by="Tomas Reiner", entity="e-reiner", time=("Friday evening", "2031-03-14"), number=("Five people", "people", 5)),
    state("s17", "wire", "two people were still missing on Saturday", by="Tomas Reiner", entity="e-reiner", time=("Saturday", "2031-03-15"), number=("two people", "people", 2)),
    state("s18", "ledger", "Two people are still missing.", number=("Two people", "people", 2)),
    state("s19", "wire", "The ferry may have suffered an engine failure before the impact", by="a person familiar with the inquiry", certainty="possible"),
    state("s20", "beacon", "The ferry that hit a breakwater at Port Calder on Friday suffered an engine failure before the impact.", time=_FRIDAY),
    state("s21", "wire", "The Marisol was built in 1998 and passed its last inspection in February", by="records", time=("February", "2031-02")),
    state("s22", "daily", "The Marisol was built in 1998 and passed its last inspection in February", by="records", time=("February", "2031-02")),
    state("s23", "ledger", "the ship was last inspected in March", by="Port records", time=("March", "2031-03")),
    state("s24", "harbour", "The captain was on the bridge at the time of the collision", by="Calder Lines", entity="e-lines", origin="Calder Lines statement"),
    state("s25", "ledger", "The captain was not on the bridge when the ship struck", by="two crew members", negated=True),
    state("s26", "daily", "The transport ministry will open an inquiry on Monday", by="a spokeswoman", certainty="planned", time=("Monday", "2031-03-17")),
    state("s27", "ledger", "The transport ministry said it would open an inquiry on Monday.", by="The transport ministry", certainty="planned", time=("Monday", "2031-03-17"),
          inferred_from="Coastline Daily: 'Monday' (report daily)"),
    state("s28", "wire", "Calder Lines, was fined in 2024 for sailing with too few lifejackets"),
    state("s29", "daily", "Calder Lines, was fined in 2024 for sailing with too few lifejackets"),
    state("s30", "harbour", "Fishermen from the old town were the first to reach the ferry."),
    state("s31", "harbour", "Schools near the harbour were closed for the day so that their halls could shelter passengers."),
    state("s32", "ledger", "Inspectors found two faulty fire doors.", number=("two", "fire door", 2)),
    state("s33", "ledger", "crews on the route had been cut from 18 to 14 since 2029", by="The National Seafarers' Union", entity="e-union"),
    state("s34", "beacon", "Calder Lines shares fell by 9 per cent."),
    state("s35", "ledger", "fog that had closed the airport"),
)  # fmt: skip

_BY_ID = {statement.id: statement for statement in STATEMENTS}
_WIRE_COPY = Independence(
    sources=("Channel Wire", "Coastline Daily"), reason="shares copied passage passage-00000000000a"
)
_FAMILY = Independence(sources=("Coastline Daily", "Evening Beacon"), reason="one owner, Northshore Media")
_ONE_ORIGIN = Independence(
    sources=("Channel Wire", "Harbour Post", "Coastline Daily"),
    reason="one shared origin, a harbour authority statement",
)


def fact(
    id: str,
    statements: str,
    salience: float,
    *,
    wording: str = "",
    near: str = "",
    independent: int = 1,
    independence: tuple[Independence, ...] = (),
    time: str | None = None,
    score: float = 1.0,
    reason: str = "",
) -> Fact:
    """A fact of the statements named; its evidence is the first one's words. Those named in `near` are not counted."""
    ids = tuple(statements.split())
    first = _BY_ID[ids[0]]
    return Fact(
        id=id,
        wording=wording or first.quote,
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote),
        statements=(*ids, *near.split()),
        counted=ids if near else (),
        sources=tuple(dict.fromkeys(_SOURCES[_BY_ID[i].report] for i in ids)),
        independent_sources=independent,
        independence=independence,
        first_report=first.report,
        salience=salience,
        time=time,
        score=score,
        reason=reason,
    )


FACTS = (
    fact("f-crash", "s01 s02 s03 s04 s05", 0.98, independent=3, independence=(_WIRE_COPY, _FAMILY), time="2031-03-14", score=0.93,
         wording="A passenger ferry struck the outer breakwater of Port Calder in thick fog on Friday [14 March 2031] morning",
         reason="same event, place and day; 71% of words shared"),
    fact("f-hurt", "s06 s07 s08", 0.91, near="s09", wording="[The collision injured] at least 31 people", independence=(_ONE_ORIGIN,), time="2031-03-14", score=0.9,
         reason="same number of people hurt"),
    fact("f-aboard", "s10 s11 s12", 0.83, independent=1, independence=(_WIRE_COPY, _FAMILY), score=0.97, reason="nearly word for word"),
    fact("f-rescue", "s13 s14 s15", 0.8, independence=(_WIRE_COPY, _FAMILY), time="2031-03-14", reason="word for word"),
    fact("f-missing", "s16 s17 s18", 0.78, wording="Five people were missing on Friday [14 March 2031] evening", independent=2, time="2031-03-14", score=0.74,
         reason="same count at three times"),
    fact("f-inspected", "s21 s22 s23", 0.7, wording="The Marisol was built in 1998 and passed its last inspection in February [2031]", independent=2,
         independence=(_WIRE_COPY,), time="2031-02", score=0.71, reason="same inspection; months differ"),
    fact("f-captain", "s24 s25", 0.69, independent=2, time="2031-03-14", score=0.8, reason="same person and moment; one denies it"),
    fact("f-engine", "s19 s20", 0.66, independent=1, time="2031-03-14", score=0.88, reason="same cause"),
    fact("f-inquiry", "s26 s27", 0.6, independent=2, time="2031-03-17", score=0.95, wording="The transport ministry will open an inquiry on Monday [17 March 2031]",
         reason="same plan and day"),
    fact("f-fine", "s28 s29", 0.5, wording="[The operator,] Calder Lines, was fined in 2024 for sailing with too few lifejackets", independence=(_WIRE_COPY,), time="2024",
         reason="word for word"),
    fact("f-crews", "s33", 0.44),
    fact("f-fishermen", "s30", 0.41, time="2031-03-14"),
    fact("f-doors", "s32", 0.4),
    fact("f-airport", "s35", 0.37, wording="[There was] fog that had closed the airport", time="2031-03-14"),
    fact("f-schools", "s31", 0.31, time="2031-03-14"),
    fact("f-shares", "s34", 0.2),
)  # fmt: skip


def position(value: str, statements: str) -> Position:
    """One side of a disagreement."""
    ids = tuple(statements.split())
    return Position(value=value, statements=ids, sources=tuple(dict.fromkeys(_SOURCES[_BY_ID[i].report] for i in ids)))


DISAGREEMENTS = (
    Disagreement(id="d-hurt", kind="number", relation="disagreement", about="How many people were hurt", score=0.94,
                 reason="same count of people; the lower one was published last, so it is no update",
                 positions=(position("at least 31", "s06 s07 s08"), position("13", "s09"))),
    Disagreement(id="d-captain", kind="polarity", relation="disagreement", about="Whether the captain was on the bridge", score=0.88,
                 reason="one asserts and one denies the same thing", positions=(position("on the bridge", "s24"), position("not on the bridge", "s25"))),
    Disagreement(id="d-inspected", kind="date", relation="disagreement", about="When the Marisol was last inspected", score=0.81,
                 reason="February against March of one year", positions=(position("February 2031", "s21 s22"), position("March 2031", "s23"))),
    Disagreement(id="d-missing", kind="number", relation="update", about="How many people are missing", score=0.9,
                 reason="a count that changes; the later report has the later figure", positions=(position("5", "s16"), position("2", "s17 s18"))),
    Disagreement(id="d-engine", kind="certainty", relation="undecided", about="Whether an engine failure is established", score=0.55,
                 reason="one says it may have been so, the other asserts it and names no source", positions=(position("possible", "s19"), position("asserted", "s20"))),
)  # fmt: skip


def quote(
    id: str, report: str, content: str, speaker: Speaker, cue: str, kind: AttributionKind = "direct", same_as: str = ""
) -> Quote:
    """A quote of the given words."""
    return Quote(
        id=id, speaker=speaker, kind=kind, content=words(report, content), cue=words(report, cue) if cue else None,
        same_as=tuple(same_as.split()),
    )  # fmt: skip


_BRANDT = Speaker(name="Ilse Brandt", entity="e-brandt")
_REINER = Speaker(name="Tomas Reiner", entity="e-reiner")
_LINES = Speaker(name="Calder Lines", entity="e-lines")

QUOTES = (
    quote("q1", "wire", '"We heard a bang and then the lights went out,"', _BRANDT, "said Ilse", same_as="q2"),
    quote("q2", "harbour", '"We heard a bang, and then all the lights went out,"', _BRANDT, "said Ilse", same_as="q1"),
    quote("q3", "harbour", '"Our crew acted correctly and without delay,"', _LINES, "the company said", same_as="q4"),
    quote("q4", "ledger", '"Our crew acted correctly and without delay."', _LINES, "said in a statement", same_as="q3"),
    quote("q5", "wire", 'the search would go on "as long as there is light and a reason to look"', _REINER, "He said", "mixed", "q6"),
    quote("q6", "beacon", 'the search would continue "as long as there\'s light and a reason to look"', _REINER, "said", "mixed", "q5"),
    quote("q7", "wire", "two people were still missing on Saturday", _REINER, "said", "indirect"),
    quote("q8", "ledger", '"This was a matter of time,"', Speaker(name="Mara Quist", entity=None), "said its secretary"),
    quote("q9", "harbour", '"never seen fog like it"', Speaker(name="Anders Holm", entity=None), ""),
    quote("q10", "wire", "The ferry may have suffered an engine failure before the impact", Speaker(name="", entity=None), "said", "indirect"),
)  # fmt: skip


def shared(
    id: str, a: tuple[str, str], b: tuple[str, str], kind: PassageKind, direction: Literal["a", "b", "common origin", "unknown"],
    score: float, reason: str, changes: tuple[str, ...] = (),
) -> Passage:  # fmt: skip
    """A passage between two (report, words)."""
    return Passage(
        id=id, a=words(*a), b=words(*b), kind=kind, direction=direction, score=score, reason=reason, changes=changes
    )


_P1 = WIRE[WIRE.index("A passenger") : WIRE.index("\n\n")]
_P2 = WIRE[WIRE.index("The Marisol was carrying") : WIRE.index('\n\n"We heard')]
_P3 = WIRE[WIRE.index("The Marisol was built") :].strip()

PASSAGES = (
    shared("passage-00000000000a", ("wire", _P1), ("daily", _P1), "verbatim", "a", 0.99, "24 words in a row; the wire was published first"),
    shared("p2", ("wire", _P2), ("daily", _P2), "verbatim", "a", 0.99, "34 words in a row; the wire was published first"),
    shared("p3", ("wire", _P3), ("daily", _P3), "verbatim", "a", 0.98, "32 words in a row; the wire was published first"),
    shared("p4", ("daily", _P2), ("beacon", BEACON[BEACON.index("The ship was") : BEACON.index(" Harbour master")]), "edited", "a", 0.9,
           "one owner; three words of 34 changed", ("attribution dropped: “according to the harbour authority”", "“shortly after” became “just after”")),
    shared("p5", ("beacon", "The ferry that hit a breakwater at Port Calder on Friday suffered an engine failure before the impact."),
           ("wire", "The ferry may have suffered an engine failure before the impact, a person familiar with the inquiry said."), "rewritten", "b", 0.7,
           "same order of content words; the wire was published first", ("hedge dropped: “may have”", "attribution dropped: “a person familiar with the inquiry said”")),
    shared("p6", ("harbour", '"Our crew acted correctly and without delay,"'), ("ledger", '"Our crew acted correctly and without delay."'), "shared quote",
           "common origin", 0.96, "both quote the statement of Calder Lines"),
    shared("p7", ("harbour", "the outer breakwater at Port Calder on Friday morning in dense fog"), ("ledger", "a breakwater at Port Calder on Friday in fog"),
           "edited", "unknown", 0.4, "short and general; could be chance"),
)  # fmt: skip


def _entity(id: str, name: str, type: EntityType, aliases: str, *mentions: Evidence) -> Entity:
    return Entity(id=id, name=name, type=type, aliases=tuple(filter(None, aliases.split("|"))), mentions=mentions)


ENTITIES = (
    _entity(
        "e-marisol",
        "Marisol",
        "product",
        "The Marisol|the Marisol",
        words("wire", "Marisol"),
        words("ledger", "Marisol"),
    ),
    _entity(
        "e-authority",
        "Port Calder harbour authority",
        "organisation",
        "harbour authority",
        words("wire", "harbour authority"),
    ),
    _entity(
        "e-reiner", "Tomas Reiner", "person", "Reiner", words("wire", "Tomas Reiner"), words("harbour", "Tomas Reiner")
    ),
    _entity("e-brandt", "Ilse Brandt", "person", "", words("wire", "Ilse Brandt")),
    _entity("e-lines", "Calder Lines", "organisation", "the company", words("wire", "Calder Lines")),
    _entity("e-union", "National Seafarers' Union", "organisation", "", words("ledger", "National Seafarers' Union")),
)

TIMELINE = (
    TimelineEntry(date="2024", granularity="year", facts=("f-fine",)),
    TimelineEntry(date="2031-02", granularity="month", facts=("f-inspected",)),
    TimelineEntry(
        date="2031-03-14", granularity="day",
        facts=("f-crash", "f-hurt", "f-rescue", "f-missing", "f-captain", "f-engine", "f-fishermen", "f-airport", "f-schools"),
    ),
    TimelineEntry(date="2031-03-17", granularity="day", facts=("f-inquiry",)),
)  # fmt: skip

_WHY: dict[tuple[str, str], LeftOutReason] = {
    ("harbour", "f-inquiry"): "published before it was known",
    ("harbour", "f-engine"): "published before it was known",
    ("daily", "f-missing"): "is a copy",
    ("daily", "f-engine"): "is a copy",
    ("beacon", "f-fine"): "text incomplete",
}


def _coverage(report: str) -> Coverage:
    told = tuple(f.id for f in FACTS if any(_BY_ID[i].report == report for i in f.statements))
    left = tuple(LeftOut(fact=f.id, why=_WHY.get((report, f.id), "not reported")) for f in FACTS if f.id not in told)
    return Coverage(report=report, facts=told, left_out=left)


def _framing(fact_id: str, *worded: tuple[str, str]) -> Framing:
    """The words for one act by (statement, words)."""
    wordings = []
    for id, quote in worded:
        statement = _BY_ID[id]
        start, end = _within(statement, quote)
        wordings.append(
            Wording(
                report=statement.report, start=start, end=end, quote=quote, source=_SOURCES[statement.report],
                statement=id,
            )
        )  # fmt: skip
    return Framing(fact=fact_id, wordings=tuple(wordings))


FRAMING = (
    _framing("f-crash", ("s01", "struck"), ("s02", "ran into"), ("s03", "struck"), ("s04", "hit"), ("s05", "struck")),
)


def sample_account() -> Account:
    """The account of the ferry accident."""
    return Account(
        schema=SCHEMA,
        story=Story(id="story-ferry", headline="Ferry strikes breakwater at Port Calder in fog", start="2031-03-14", end="2031-03-17"),
        reports=REPORTS,
        entities=ENTITIES,
        statements=STATEMENTS,
        facts=FACTS,
        disagreements=DISAGREEMENTS,
        quotes=QUOTES,
        passages=PASSAGES,
        timeline=TIMELINE,
        coverage=tuple(_coverage(report.id) for report in REPORTS),
        notes=(
            Note(kind="set apart", report="airshow.txt", message="tells of another event (similarity 0.08 to the others) and is not part of this account"),
            Note(kind="undated", report=None, message="stdin: no date could be read; its relative dates stay relative"),
            Note(kind="cleaned", report="beacon", message="1 piece removed: <list of other articles>"),
        ),
        framing=FRAMING,
    )  # fmt: skip


def empty_account() -> Account:
    """An account of one report that tells nothing."""
    report = replace(REPORTS[3], text="", removed=(), published=None, title="")
    return Account(
        schema=SCHEMA,
        story=Story(id="story-none", headline="", start=None, end=None),
        reports=(report,), entities=(), statements=(), facts=(), disagreements=(), quotes=(), passages=(), timeline=(),
        coverage=(Coverage(report=report.id, facts=(), left_out=()),), notes=(),
    )  # fmt: skip
