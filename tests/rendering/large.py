"""A large account made by rule, for speed and for what must stay folded."""

from rashomon.model.account import (
    SCHEMA,
    Account,
    AccountReport,
    Coverage,
    Disagreement,
    Fact,
    LeftOut,
    Passage,
    Position,
    Quote,
    Speaker,
    Statement,
    Story,
    TimelineEntry,
)
from rashomon.model.span import Evidence


def large_account(reports: int = 40, facts: int = 600) -> Account:
    """Fact n is told by one report (most), by 2 to 5 (every fourth), or by all (every hundredth)."""
    tellers = {number: _tellers(number, reports) for number in range(facts)}
    texts = {
        place: "\n\n".join(_sentence(n, place) for n in range(facts) if place in tellers[n]) for place in range(reports)
    }
    statements = {
        (number, place): _statement(number, place, texts[place]) for number in range(facts) for place in tellers[number]
    }
    made = tuple(_fact(number, [statements[number, place] for place in tellers[number]]) for number in range(facts))
    several = [fact for fact in made if len(fact.sources) > 1]
    return Account(
        schema=SCHEMA,
        story=Story(id="story-large", headline="A large story", start="2031-01-01", end="2031-02-09"),
        reports=tuple(
            AccountReport(
                id=f"r{place}", source=f"Outlet {place}", family=None, title=f"Title {place}", url=None,
                published=f"2031-01-{place % 28 + 1:02}", language="en", text=texts[place], removed=(),
            )
            for place in range(reports)
        ),
        entities=(),
        statements=tuple(statements.values()),
        facts=made,
        disagreements=tuple(
            Disagreement(
                id=f"d{number}", kind="number", relation="update", about=f"count {number}", score=0.5, reason="r",
                positions=tuple(Position(value=s, statements=(s,), sources=("x",)) for s in fact.statements[:2]),
            )
            for number, fact in enumerate(several[:40])
        ),
        quotes=tuple(
            Quote(
                id=f"q{number}-{place}", speaker=Speaker(name=f"Speaker {number % 60}", entity=None), kind="direct",
                content=_evidence(statements[number, place]), cue=None,
                same_as=tuple(f"q{number}-{other}" for other in tellers[number] if other != place),
            )
            for number in range(0, facts, 2)
            for place in tellers[number]
        ),
        passages=tuple(
            Passage(
                id=f"p{number}-{place}", a=_evidence(statements[number, tellers[number][0]]),
                b=_evidence(statements[number, place]), kind="edited", direction="a", score=0.9, reason="same words",
            )
            for number in range(facts)
            for place in tellers[number][1:]
        ),
        timeline=tuple(
            TimelineEntry(date=f"2031-01-{day:02}", granularity="day", facts=tuple(f.id for f in made[day::28]))
            for day in range(1, 28)
        ),
        coverage=tuple(
            Coverage(
                report=f"r{place}",
                facts=tuple(f"f{n}" for n in range(facts) if place in tellers[n]),
                left_out=tuple(
                    LeftOut(fact=f"f{n}", why="not reported") for n in range(facts) if place not in tellers[n]
                ),
            )
            for place in range(reports)
        ),
        notes=(),
    )  # fmt: skip


def _tellers(number: int, reports: int) -> list[int]:
    count = reports if number % 100 == 0 else 2 + number % 4 if number % 4 == 0 else 1
    return sorted({(number * 7 + step * 3) % reports for step in range(count)})


def _sentence(number: int, place: int) -> str:
    return (
        f"In the matter of point {number} the council of district {number % 17} said on the morning of the hearing "
        f"that {number * 3 + place % 3} people had been {'moved' if place % 2 else 'brought'} to other parts of town."
    )


def _statement(number: int, place: int, text: str) -> Statement:
    words = _sentence(number, place)
    start = text.index(words)
    return Statement(
        report=f"r{place}", start=start, end=start + len(words), quote=words, id=f"s{number}-{place}",
        said_by=(), origin=None, certainty="asserted", negated=False, times=(), quantities=(),
    )  # fmt: skip


def _evidence(statement: Statement) -> Evidence:
    return Evidence(report=statement.report, start=statement.start, end=statement.end, quote=statement.quote)


def _fact(number: int, statements: list[Statement]) -> Fact:
    sources = tuple(f"Outlet {statement.report[1:]}" for statement in statements)
    return Fact(
        id=f"f{number}", wording=statements[0].quote, evidence=_evidence(statements[0]),
        statements=tuple(statement.id for statement in statements), sources=sources,
        independent_sources=max(1, len(sources) // 2), independence=(), first_report=statements[0].report,
        salience=1 - number / 1000, time=None, score=0.9, reason="same words",
    )  # fmt: skip
