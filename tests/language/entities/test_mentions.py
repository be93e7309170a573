import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.entities import find_mentions
from tests.factories import make_doc


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.name, m.type, m.code) for m in find_mentions(make_doc(text))]


@pytest.mark.parametrize(
    ("text", "name", "type", "code"),
    [
        # nations by name, abbreviation, adjective and people
        ("Talks with Norway ended on Monday.", "Norway", "place", "iso:NO"),
        ("The U.K. left the talks.", "U.K.", "place", "iso:GB"),
        ("A Dutch ferry sank.", "Dutch", "place", "iso:NL"),
        ("Many Germans voted on Sunday.", "Germans", "place", "iso:DE"),
        # a nation inside a hyphenated word
        ("The U.S.-led force withdrew.", "U.S.", "place", "iso:US"),
        # the verb "turkey" and the pronoun "us" are no nations: case counts
        ("They told us about Peru.", "Peru", "place", "iso:PE"),
        # an organisation that begins with a nation keeps it
        ("Shares of British Airways fell.", "British Airways", "organisation", None),
        # a body that every nation has leaves it
        ("The Italian Foreign Ministry declined to comment.", "Foreign Ministry", "organisation", None),
        # organisations with "of"
        ("The Bank of England raised rates.", "Bank of England", "organisation", None),
        # cities by population, and by the nation that the text names
        ("A fire broke out in Lyon.", "Lyon", "place", "geonames:2996944"),
        ("Workers in Kaesong went home to Seoul.", "Kaesong", "place", "geonames:1876373"),
        # a given name and a nation's name are a person
        ("Officials praised Michael Jordan for his work.", "Michael Jordan", "person", None),
        # a Korean given name with a small second syllable, and one that looks like a preposition
        ("Aides to Yoon Dae-in spoke.", "Yoon Dae-in", "person", None),
        # a network known by one word, whatever the parser says
        ("She wrote on Twitter that the plan failed.", "Twitter", "organisation", None),
        # a person and her body
        ("Ann Hale of the Energy Ministry spoke.", "Ann Hale", "person", None),
        ("Ann Hale of the Energy Ministry spoke.", "Energy Ministry", "organisation", None),
        # an initial, or an unknown first name, opens the sentence
        ("W. Mark Hale spoke on Friday.", "W. Mark Hale", "person", None),
        ("Zorvan Peter Hale spoke on Friday.", "Zorvan Peter Hale", "person", None),
        # a trade does, too
        ("Winemaker Peter Hale spoke on Friday.", "Peter Hale", "person", None),
        # a score is no part of a name
        ("Leeds beat Ketterby United 65-53 on Friday.", "Ketterby United", "organisation", None),
        # a city told in a headline
        ("Big Fire Destroys Old Theatre In Lyon", "Lyon", "place", "geonames:2996944"),
        # a nickname in the middle
        ('Police arrested Anthony "Two Hats" Corelli on Friday.', 'Anthony "Two Hats" Corelli', "person", None),
    ],
)
def test_finds_a_name_with_its_type_and_code(text: str, name: str, type: str, code: str | None) -> None:
    assert (name, type, code) in found(text)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        # a title with its modifiers
        ("Deputy Energy Minister Ann Hale spoke.", "Ann Hale", "Deputy Energy Minister"),
        # abbreviated, with and without full stop
        ("Sen. Maria Ortega voted no.", "Maria Ortega", "Sen."),
        ("Mr Lindqvist said he would stay.", "Lindqvist", "Mr"),
        # the nation stands before the title, not in it
        ("Spanish Prime Minister Carlos Vega resigned.", "Carlos Vega", "Prime Minister"),
        # "of" inside a title
        ("Secretary of State Paul Renner flew home.", "Paul Renner", "Secretary of State"),
        # ... and a body behind the name
        ("Secretary of State Paul Renner of the State Department flew home.", "Paul Renner", "Secretary of State"),
        # a role in small letters, before the name and before a comma
        ("The company's spokeswoman Ann Hale declined to comment.", "Ann Hale", "spokeswoman"),
        ("said Spain's deputy energy minister, Ann Hale, on Friday.", "Ann Hale", "deputy energy minister"),
    ],
)
def test_parts_the_title_from_the_name(text: str, name: str, title: str) -> None:
    assert [(m.name, m.title) for m in find_mentions(make_doc(text)) if m.type == "person"] == [(name, title)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # the government: subject, owner of a decision, partner of talks
        ("Madrid said on Friday that talks with Portugal would go on.", "iso:ES"),
        ("Portugal regretted Madrid's decision to leave.", "iso:ES"),
        ("Portugal resumed talks with Madrid on Friday.", "iso:ES"),
        # the place: in it, going to it, visiting it, its streets
        ("The leaders met in Madrid on Friday.", "geonames:3117735"),
        ("He flew to Madrid on Friday.", "geonames:3117735"),
        ("She visited Madrid on Friday.", "geonames:3117735"),
        ("Crowds filled Madrid's streets.", "geonames:3117735"),
        # with the country behind it, it is an address
        ("The summit takes place in Madrid, Spain.", "geonames:3117735"),
    ],
)
def test_a_capital_is_a_government_or_a_place(text: str, code: str) -> None:
    assert [m.code for m in find_mentions(make_doc(text)) if m.name == "Madrid"] == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # both halves by the compass, once the text names one of them
        ("South Korea spoke first. Then the North answered the South.", ["iso:KR", "iso:KP", "iso:KR"]),
        # two in one breath
        ("North and South Korea signed it.", ["iso:KP", "iso:KR"]),
        # no nation of this kind is named: a region, of which nothing is known
        ("Snow fell in the North of Italy.", ["iso:IT"]),
    ],
)
def test_compass_words_name_a_nation_the_text_names(text: str, codes: list[str]) -> None:
    assert [m.code for m in find_mentions(make_doc(text))] == codes


@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        # a surname is a person where the text names that person in full, even if it is a company's or a city's too
        ("Rosa Ford won. Ford thanked her voters. The crowd cheered Ford.", "Ford", "person"),
        ("Peter London sang. London bowed.", "London", "person"),
        # ... or a network's
        ("Ada Twitter sang. Twitter bowed.", "Twitter", "person"),
    ],
)
def test_the_text_agrees_with_itself(text: str, name: str, type: str) -> None:
    types = {m.type for m in find_mentions(make_doc(text)) if m.name == name}
    assert types == {type}


def test_headlines_give_only_names_known_elsewhere() -> None:
    text = "Mayor Ann Hale Quits After Long Row Over Bridge\n\nAnn Hale, the mayor, quit on Friday, officials said."
    assert [(m.start, m.name) for m in find_mentions(make_doc(text))] == [(6, "Ann Hale"), (49, "Ann Hale")]


def test_words_of_a_headline_that_the_text_uses_in_small_letters_are_no_names() -> None:
    text = "City Says Rose Rebuild Bridge Plans Off\n\nThe city said it would not rebuild the bridge."
    assert found(text) == []
    assert found("Mayor Says City Will Rebuild Bridge") == []


def test_a_time_zone_is_no_name() -> None:
    assert found("It begins at 8 p.m. ET on Monday, or 10:30 CET.") == []
    assert [m.name for m in find_mentions(make_doc("The ET unit of NASA met."))][-1] == "NASA"


def test_two_names_joined_by_a_hyphen_are_parted_when_both_stand_alone() -> None:
    text = "The Hale-Ortega summit failed. Ann Hale left early. Later Ortega left. Hale was angry."
    assert [m.name for m in find_mentions(make_doc(text))] == ["Hale", "Ortega", "Ann Hale", "Ortega", "Hale"]


def test_months_roles_and_sentence_openings_are_no_names() -> None:
    assert found("However, the President met the Minister on Monday in March. Yesterday was quiet.") == []


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "'s", "Mr.", "U.S.", "-", "A", "No. 10", "The The The", "é" * 50])
def test_odd_texts_do_not_crash(text: str) -> None:
    for mention in find_mentions(make_doc(text)):
        assert 0 <= mention.start < mention.end <= len(text)


# Pieces that the scanner treats specially, in any order.
_BITS = st.sampled_from(
    ["Kim", "Jong", "-", "un", " ", " ", "Mr.", "U.S.", "'s ", "’s ", "the ", "of ", "North", "and ", "Korea", "(", ")",
     '"', "\n", "Ministry", "President", ".", ", ", "É", "ß", "Ａ", "😀", "\u202e", "al-", "IMF", "Bank", "0", "ǅ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_BITS, max_size=25).map("".join))
def test_mentions_quote_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for mention in find_mentions(make_doc(text)):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.name.split() == text[mention.start : mention.end].replace("’", "'").split()
        end = mention.end
