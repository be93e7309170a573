import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.entities.similarity import SAME, is_acronym_of, same_name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yoon Hae-sol", "Yoon Hae Sol"),  # hyphen or space
        ("Yoon Hae-sol", "YOON HAESOL"),  # run together, capitals
        ("José Álvarez", "Jose Alvarez"),  # diacritics
        ("Sergey Orlov", "Sergei Orlov"),  # romanisation
        ("Сергей Орлов", "Sergei Orlov"),  # script
        ("Muhammad al-Rashid", "Mohammed el-Rashid"),  # Arabic spellings and article
        ("Orlov, Sergei", "Sergei Orlov"),  # order, with comma
        ("Tanaka Hiroshi", "Hiroshi Tanaka"),  # order, family name first
        ("J. Ortega", "Juan Ortega"),  # initial
        ("Bob Lindqvist", "Robert Lindqvist"),  # nickname
        ("Juan Carlos Ortega", "Juan Ortega"),  # middle name left out
        ("Dr. Ann Hale", "Ann Hale"),  # title
        ("Anthony Hale Jr.", "Anthony Hale"),  # suffix
    ],
)
def test_spellings_of_one_person(a: str, b: str) -> None:
    assert same_name(a, b, "person") >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yoon Hae-sol", "Yoon Hae-jin"),  # brothers in a Korean family
        ("Ann Hale", "Peter Hale"),  # relatives
        ("Ann Hale", "Ann Hill"),  # close surnames
        ("George W. Hale", "George H. W. Hale"),  # father and son
        ("Hale", "Ann Hale"),  # a surname alone is not enough: who else bears it decides
        ("Omar bin Khalid", "Khalid bin Omar"),  # son and father
        ("Juan Ortega Ruiz", "Juan Ortega Vega"),  # second surname
    ],
)
def test_different_people(a: str, b: str) -> None:
    assert same_name(a, b, "person") < SAME


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Northern Freight Inc.", "Northern Freight", True),  # legal form left out
        ("Northern Freight Limited", "Northern Freight Ltd", True),  # legal form spelled out
        ("Northern Freight AG", "Northern Freight GmbH", False),  # two companies of one group
        ("Energy Ministry", "Ministry of Energy", True),  # order
        ("World Trade Organisation", "World Trade Organization", True),  # British and American spelling
        ("First Harbour Bank", "1st Harbour Bank", True),  # number as word
        ("Harbour Fund 2", "Harbour Fund 3", False),  # numbers tell funds apart
        ("Harbour Construction Bank", "Harbour Development Bank", False),  # one word each the other lacks
        ("ILO", "International Labour Organization", True),  # acronym
    ],
)
def test_organisations(a: str, b: str, same: bool) -> None:
    assert (same_name(a, b, "organisation") >= SAME) is same


@pytest.mark.parametrize(
    ("short", "full", "is_one"),
    [
        ("IMF", "International Monetary Fund", True),
        ("U.N.", "United Nations", True),
        ("FBI", "Federal Bureau of Investigation", True),  # small words do not count
        ("BoE", "Bank of England", False),  # not in capitals: too loose
        ("IMF", "International Monetary Conference", False),
        ("A", "Academy", False),
    ],
)
def test_acronyms(short: str, full: str, is_one: bool) -> None:
    assert is_acronym_of(short, full) is is_one


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "product"]))
def test_score_is_symmetric_and_bounded(a: str, b: str, type: str) -> None:
    score = same_name(a, b, type)  # type: ignore[arg-type]
    assert 0.0 <= score <= 1.0
    assert score == same_name(b, a, type)  # type: ignore[arg-type]
