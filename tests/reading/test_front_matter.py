"""Fields above a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.draft import About
from rashomon.reading.front_matter import read_front_matter


@pytest.mark.parametrize(
    ("text", "about", "rest"),
    [
        ("no fields", About(), "no fields"),
        ("---\nsource: The Courier\n---\nText", About(source="The Courier"), "Text"),
        ("---\r\nsource: The Courier\r\n---\r\nText", About(source="The Courier"), "Text"),
        (
            "---\nTitle: A\nURL: https://example.org\nother: 1\n---\nText",
            About(title="A", url="https://example.org"),
            "Text",
        ),
        (
            "---\npublished: 2019-03-22\nid: 7\n---\nText",
            About(published="2019-03-22", id="7"),
            "Text",
        ),
        (
            "---\nid: 007\nsource: No\n---\nText",
            About(id="007", source="No"),
            "Text",
        ),  # no octal number, no truth value
        ("---\ntitle: null\nurl:\nsource: A\n---\nText", About(source="A"), "Text"),  # nothing was said
        ("---\ntitle: One: two\n---\nText", About(title="One: two"), "Text"),  # not YAML, but plain
        ("---\nsource: [a, b]\ntitle: T\n---\nText", About(title="T"), "Text"),  # a value that is no word
        ("---\nsource: A\n...\nText", About(source="A"), "Text"),
        ("---\nsource: A\n", About(), "---\nsource: A\n"),  # never closed
        ("---\n\n---\nText", About(), "---\n\n---\nText"),  # two rules
        ("---\nHe said so.\n---\nText", About(), "---\nHe said so.\n---\nText"),
        ("---\n- a\n- b\n---\nText", About(), "---\n- a\n- b\n---\nText"),
        (
            "---\n!!python/object/apply:os.system ['true']\n---\nText",
            About(),
            "---\n!!python/object/apply:os.system ['true']\n---\nText",
        ),
    ],
)
def test_front_matter(text: str, about: About, rest: str) -> None:
    front = read_front_matter(text)
    assert front.about == about
    assert text[front.end :] == rest


def test_a_date_that_does_not_exist_is_handed_on_as_it_was_given() -> None:
    front = read_front_matter("---\npublished: 2019-02-30\n---\nText")
    assert (front.about.published, front.note) == ("2019-02-30", "")


@given(st.text(alphabet="-\n: abtile.[]{}&*!'\"#|>\\%@", max_size=60))
def test_any_fields(inside: str) -> None:
    text = f"---\n{inside}\n---\nText"
    assert 0 <= read_front_matter(text).end <= len(text)
