import pytest

from rashomon.language.entities import gazetteer


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("South Korea", "iso:KR"),
        ("Republic of Korea", "iso:KR"),  # the name that fuzzy searches take for the other Korea
        ("DPRK", "iso:KP"),
        ("U.S.", "iso:US"),
        ("Filipinos", "iso:PH"),
        ("Ivory Coast", "iso:CI"),
        ("Korea", None),  # either
        ("Dominican", None),  # either
        ("us", None),  # a pronoun
        ("Paris", None),  # a capital is not the nation itself
    ],
)
def test_nation_of(form: str, code: str | None) -> None:
    assert gazetteer.nation_of(form) == code


def test_capitals_and_seats() -> None:
    assert gazetteer.seat_of("Kremlin") == "iso:RU"
    assert not gazetteer.is_capital("Kremlin")
    assert gazetteer.is_capital("Moscow")


def test_every_code_has_one_name() -> None:
    names = gazetteer._canonical()
    assert len(names) > 190
    assert all(gazetteer.nation_of(name) in (code, None) for code, name in names.items())


def test_places_are_listed_the_likeliest_first() -> None:
    found = gazetteer.places("PARIS")
    assert [(p.country, p.state) for p in found][:2] == [("FR", ""), ("US", "TX")]
    assert gazetteer.places("Kaesŏng") == gazetteer.places("Kaesong") != ()


@pytest.mark.parametrize("text", ["", "\t", "\n", "Nowhere at all", "paris\tx"])
def test_unknown_places(text: str) -> None:
    assert gazetteer.places(text) == ()


def test_given_names() -> None:
    assert [gazetteer.gender_of_given_name(n) for n in ("Maria", "Peter", "Xq")] == ["f", "m", "?"]


def test_a_damaged_table_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        def hexdigest(self) -> str:
            return "0"

    monkeypatch.setattr("hashlib.sha256", lambda raw: Other())
    with pytest.raises(RuntimeError, match="not the one"):
        gazetteer._read("nations.tsv")
