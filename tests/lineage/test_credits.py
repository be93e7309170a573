import pytest

from rashomon.lineage.credits import agency_credits, agency_named, outlet_citations
from tests.factories import make_report


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("PORT ALDER (Reuters) - A ship sank.", [("dateline", "Reuters")]),
        ("PORT ALDER, Isle [AFP] — A ship sank.", [("dateline", "Agence France-Presse")]),
        ("A ship sank.\n\nThe Associated Press contributed to this report.", [("contribution", "Associated Press")]),
        ("By Ann Gray, Associated Press\nA ship sank.", [("byline", "Associated Press")]),
        ("A ship sank, Yonhap news agency reported.", [("citation", "Yonhap")]),
        ("A ship sank, according to the Xinhua News Agency.", [("citation", "Xinhua")]),
        ("Foam on the beach. (Kyodo via AP Images)", []),  # picture credits
        ("Ann Gray / Reuters file", []),
        ("The apple (AP) is not a dateline.", []),
        ("Fars away from the coast.", []),
    ],
)
def test_agency_credits(text: str, credits: list[tuple[str, str]]) -> None:
    report = make_report(text)
    found = agency_credits(report)
    assert [(credit.kind, credit.name) for credit in found] == credits
    assert all(0 <= credit.start < credit.end <= len(text) for credit in found)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("NBC News reported on Friday that it sank.", ["NBC News"]),
        ("It sank, according to NBC.", ["NBC"]),  # a known alias
        ("The captain told NBC News that it sank.", ["NBC News"]),
        ("See https://www.nbcnews.com/news/1 for more.", ["nbcnews.com"]),
        ("NBC News is a broadcaster.", []),
        ("NBCX reported it.", []),
    ],
)
def test_outlet_citations(text: str, cited: list[str]) -> None:
    report = make_report(text, id="a", source="Alder Courier")
    other = make_report("x", id="b", source="NBC News", url="https://www.nbcnews.com/x")
    assert [text[credit.start : credit.end] for credit in outlet_citations(report, other)] == cited


def test_an_outlet_does_not_cite_itself() -> None:
    report = make_report("NBC News reported it.", id="a", source="NBC")
    assert outlet_citations(report, make_report("x", id="b", source="NBC News")) == ()


def test_agency_named() -> None:
    assert agency_named("the Yonhap news agency") == "Yonhap"
    assert agency_named("a Reuters-like agency") is None
