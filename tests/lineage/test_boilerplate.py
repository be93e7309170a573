import pytest

from rashomon.lineage.boilerplate import boilerplate, is_site_text
from rashomon.lineage.segments import split_sentences


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our morning newsletter.",
        "© 2021 The Alder Courier. All rights reserved.",
        "This story has been updated with a statement from the port.",
        "Follow Jane Doe on Twitter",
        "Reporting by Jane Doe; editing by John Roe",
        "Click here to read the terms.",
    ],
)
def test_site_text(line: str) -> None:
    assert is_site_text(line)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour is one of the most popular anchorages of the coast.",
        "She served as a member of the port authority.",
        "He said the newspaper had copied its reporting by hand.",
        "“Click here,” the instructor told the sailors.",  # somebody says it
        "The company signed up 40 dockers.",
        "Police asked people to read more signs.",
    ],
)
def test_news_is_no_site_text(line: str) -> None:
    assert not is_site_text(line)


def test_a_short_paragraph_is_site_text_throughout_and_a_long_one_by_sentence() -> None:
    text = "Get our news alerts. The stories that matter.\nThe ship sank."
    assert boilerplate(text, split_sentences(text)) == (True, True, False)
    long = "The ship sank in the night. " * 20 + "Sign up for our newsletter."
    assert boilerplate(long, split_sentences(long)) == (False,) * 20 + (True,)
