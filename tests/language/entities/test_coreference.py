import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.entities import find_mentions, resolve_reference
from rashomon.language.entities.coreference import antecedent_of
from tests.factories import make_doc


def resolve(marked: str) -> str:
    """What the words in [brackets] stand for."""
    start, end = marked.index("["), marked.index("]") - 1
    doc = make_doc(marked.replace("[", "").replace("]", ""))
    return resolve_reference(doc, find_mentions(doc), start, end)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        # the subject of the sentence before
        ("Energy Minister Ann Hale resigned on Friday. [She] said she was tired.", "Ann Hale"),
        # gender by title, by given name
        ("Mr Lindqvist met Mrs Ortega. Then [she] left.", "Ortega"),
        ("Peter Lindqvist met Maria Ortega. Then [he] left.", "Peter Lindqvist"),
        # the subject rather than the object
        ("Peter Lindqvist criticised Robert Vega on Friday. [He] spoke for an hour.", "Peter Lindqvist"),
        # not the subject of the pronoun's own verb
        ("Robert Vega waited. Peter Lindqvist greeted [him].", "Robert Vega"),
        # a name is its own antecedent, in full
        ("Peter Lindqvist spoke. [Lindqvist] left.", "Peter Lindqvist"),
        ("Peter Lindqvist spoke. [Mr Lindqvist] left.", "Peter Lindqvist"),
        # who
        ("Peter Lindqvist, [who] resigned on Friday, left the country.", "Peter Lindqvist"),
        # a role told before the name, by apposition, by "is"
        ("Energy Minister Ann Hale resigned. [The minister] was tired.", "Ann Hale"),
        ("Ann Hale, the mayor, resigned. [The mayor] was tired.", "Ann Hale"),
        # the words around the role decide between two
        ("Energy Minister Ann Hale met Health Minister Peter Vega. [The energy minister] left.", "Ann Hale"),
        # bodies
        ("The Energy Ministry denied it. [The ministry] gave no reason.", "Energy Ministry"),
        ("Northern Freight Inc. lost money. [The company] will cut jobs.", "Northern Freight Inc"),
        ("The Energy Ministry denied it. [It] gave no reason.", "Energy Ministry"),
        # nations
        ("Norway left the treaty. [The country] gave no reason.", "Norway"),
    ],
)
def test_clear_references(marked: str, name: str) -> None:
    assert resolve(marked) == name


@pytest.mark.parametrize(
    "marked",
    [
        "[He] left early.",  # nobody before
        "Ann Hale resigned. [He] was tired.",  # nobody of this gender
        "Energy Minister Ann Hale met Health Minister Peter Vega. [The minister] left.",  # two ministers
        "The bridge fell. [It] was old.",  # no name
        "Ann Hale resigned. [A minister] was tired.",  # indefinite
        "Ann Hale resigned. [The mayor] was tired.",  # a role nobody is said to have
        "Robert Vega and Peter Lindqvist met. [They] left.",  # two people
    ],
)
def test_open_references(marked: str) -> None:
    assert resolve(marked) == ""


def test_antecedent_is_the_last_mention_before() -> None:
    doc = make_doc("Ann Hale spoke. Hale smiled. She left.")
    mention = antecedent_of(doc, find_mentions(doc), 29, 32)
    assert mention is not None
    assert (mention.start, mention.end) == (16, 20)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (0, 99)])
def test_a_range_outside_the_text_is_an_error(start: int, end: int) -> None:
    doc = make_doc("Ann Hale spoke.")
    with pytest.raises(ValueError, match="no characters"):
        resolve_reference(doc, (), start, end)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_range_of_any_text_is_answered(data: st.DataObject) -> None:
    words = st.sampled_from(
        ["He", "Ann Hale", "the minister", "said", "it", "who", ".", '"', "\n", "of", "Lyon", "they"]
    )
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=12)))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    doc = make_doc(text)
    assert isinstance(resolve_reference(doc, find_mentions(doc), start, end), str)
