import random

import pytest

from rashomon.lineage.independence import count_independent
from rashomon.model.account import Independence, Passage, PassageKind, Statement
from rashomon.model.report import Report
from rashomon.model.span import Evidence

TEXT = "x" * 400


def report(id: str, source: str, family: str | None = None) -> Report:
    return Report(id=id, source=source, text=TEXT, family=family)


def statement(of: str, start: int = 0, end: int = 40, origin: str | None = None) -> Statement:
    return Statement(
        report=of, start=start, end=end, quote=TEXT[start:end], id=f"s-{of}-{start}", said_by=(), origin=origin,
        certainty="asserted", negated=False, times=(), quantities=(),
    )  # fmt: skip


def passage(a: str, b: str, start: int = 0, end: int = 100, kind: PassageKind = "verbatim") -> Passage:
    spans = [Evidence(report=id, start=start, end=end, quote=TEXT[start:end]) for id in (a, b)]
    return Passage(id="p1", a=spans[0], b=spans[1], kind=kind, direction="unknown", score=1, reason="")


PAIR = ("Courier", "Star")
REPORTS = (
    report("a", "Courier"),
    report("b", "Echo", "Alder Press"),
    report("c", "Herald", "Alder Press"),
    report("d", "Star"),
)


@pytest.mark.parametrize(
    ("statements", "passages", "number", "groups"),
    [
        # nothing in common
        ([statement("a"), statement("d")], [], 2, []),
        ([statement("a")], [], 1, []),
        ([], [], 0, []),
        # two statements of one report are one source
        ([statement("a"), statement("a", 50, 90)], [], 1, []),
        # one owner
        ([statement("b"), statement("c")], [], 1, [(("Echo", "Herald"), "one owner: Alder Press")]),
        # both statements lie in a copied passage
        ([statement("a"), statement("d")], [passage("a", "d")], 1, [(PAIR, "shares copied passage p1")]),
        # only one of them does
        ([statement("a"), statement("d", 200, 260)], [passage("a", "d")], 2, []),
        # mostly inside is inside, less is not
        ([statement("a", 60, 120), statement("d")], [passage("a", "d")], 1, [(PAIR, "passage p1")]),
        ([statement("a", 80, 160), statement("d")], [passage("a", "d")], 2, []),
        # a passage of other reports
        ([statement("a"), statement("d")], [passage("b", "c")], 2, []),
        # a shared quotation
        ([statement("a"), statement("d")], [passage("a", "d", kind="shared quote")], 1, [(PAIR, "same quotation p1")]),
        # one origin, through different channels and in part of the name
        (
            [statement("a", origin="Harbour Ministry statement"), statement("d", origin="Harbour Ministry")],
            [],
            1,
            [(PAIR, "2 outlets, one origin: Harbour Ministry statement")],
        ),
        ([statement("a", origin="briefing by Ann Gray"), statement("d", origin="Gray")], [], 1, [(PAIR, "Ann Gray")]),
        ([statement("a", origin="Ann Gray"), statement("d", origin="John Roe")], [], 2, []),
        # an outlet that also says it in its own voice does not rest on the origin
        ([statement("a", origin="Ann Gray"), statement("a", 50, 90), statement("d", origin="Ann Gray")], [], 2, []),
        # one outlet has it from the other
        ([statement("a"), statement("d", origin="Courier")], [], 1, [(PAIR, "Star cites Courier")]),
        ([statement("a"), statement("d", origin="interview with the Courier")], [], 1, [(PAIR, "Star cites")]),
        # groups join: a copy of one, an owner of the other
        (
            [statement("a"), statement("b"), statement("c"), statement("d")],
            [passage("a", "b")],
            2,
            [(("Courier", "Echo", "Herald"), "shares copied passage p1; one owner: Alder Press")],
        ),
    ],
)  # fmt: skip
def test_count(
    statements: list[Statement], passages: list[Passage], number: int, groups: list[tuple[tuple[str, ...], str]]
) -> None:
    counted, found = count_independent(REPORTS, statements, passages)
    assert counted == number
    assert [group.sources for group in found] == [sources for sources, _ in groups]
    for group, (_, reason) in zip(found, groups, strict=True):
        assert reason in group.reason


def test_two_reports_of_one_outlet_are_one_source_without_a_group() -> None:
    reports = (report("a", "BBC News"), report("b", "BBC"), report("c", "Courier"))
    assert count_independent(reports[:1] + reports[2:], [statement("a"), statement("c")], []) == (2, ())
    number, groups = count_independent(reports, [statement(x) for x in "abc"], [])
    assert number == 2
    assert groups == (Independence(sources=("BBC", "BBC News"), reason="one outlet: BBC News"),)


def test_the_order_of_the_arguments_does_not_matter() -> None:
    statements = [
        statement("a", origin="Gray"),
        statement("b"),
        statement("c", 20, 60),
        statement("d", origin="Ann Gray"),
    ]
    passages = [passage("a", "b"), passage("b", "d", 10, 70)]
    expected = count_independent(REPORTS, statements, passages)
    for seed in range(5):
        mixed = random.Random(seed)
        assert expected == count_independent(
            mixed.sample(REPORTS, 4), mixed.sample(statements, 4), mixed.sample(passages, 2)
        )


def test_a_statement_of_an_unknown_report_is_refused() -> None:
    with pytest.raises(KeyError):
        count_independent(REPORTS[:1], [statement("d")], [])
