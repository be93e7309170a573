"""What a page states of its article, and where it stood."""

import json

import pytest

from rashomon.reading.draft import Draft
from rashomon.reading.html import read_page
from tests.reading.pages import ARTICLE, page


def stated(head: str, url: str = "", article: str = ARTICLE) -> Draft:
    draft = read_page(page(head, article=article), place="a.html", url=url)
    assert isinstance(draft, Draft), draft
    return draft


def ld(**fields: object) -> str:
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry turns back", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("head", "field", "value", "origin"),
    [
        (ld(), "title", "Ferry turns back", "JSON-LD headline"),
        (ld(author={"@type": "Person", "name": "Ann Lee"}), "authors", "Ann Lee", "JSON-LD author"),
        (ld(author=[{"name": "Ann Lee"}, {"name": "Bo Day"}]), "authors", "Ann Lee; Bo Day", "JSON-LD author"),
        (ld(author="Ann Lee, Bo Day and Cy Fox"), "authors", "Ann Lee; Bo Day; Cy Fox", "JSON-LD author"),
        (ld(author={"name": "https://x.example/ann"}), "authors", "", ""),  # an address is no name
        (ld(author="Courier", publisher={"name": "Courier"}), "authors", "", ""),  # nor is the outlet itself
        (ld(dateModified="2019-03-23"), "updated", "2019-03-23", "JSON-LD dateModified"),
        (ld(publisher={"name": "Harbour Courier"}), "source", "Harbour Courier", "JSON-LD publisher"),
        ("<meta name='author' content='By Ann Lee'>", "authors", "Ann Lee", "meta author"),
        ("<meta name='author' content='Ann Lee'><meta name='author' content='(Image: A)'>", "authors", "Ann Lee",
         "meta author"),  # a picture credit is no author
        ("<meta property='article:modified_time' content='2019-03-23'>", "updated", "2019-03-23",
         "meta article:modified_time"),
        ("<meta property='og:title' content='Ferry turns back - Courier'>"
         "<meta property='og:site_name' content='Courier'>", "title", "Ferry turns back", "meta og:title"),
        ("<link rel='canonical' href='/ferry'>", "url", "https://courier.example/ferry", "canonical link"),
        ("<link rel='canonical' href='/'>", "url", "https://courier.example/x?a=1", "page"),  # a front is not it
        (ld(headline="Other", url="https://courier.example/other") + ld(url="https://courier.example/x"), "title",
         "Ferry turns back", "JSON-LD headline"),  # the node of this very page, not the first one
        ('<script type="application/ld+json">{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "In"}]}'
         "</script>", "title", "In", "JSON-LD headline"),
    ],
)  # fmt: skip
def test_values_and_where_they_stood(head: str, field: str, value: str, origin: str) -> None:
    draft = stated(head, url="https://courier.example/x?a=1")
    assert getattr(draft.about, field) == value
    assert dict(draft.origins).get(field, "") == origin


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[" * 50_000,  # deeper than the parser goes
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 7, "datePublished": []}',
        '{"@type": null}',
        "<!-- -->",
    ],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    draft = stated(f'<script type="application/ld+json">{script}</script><meta property="og:title" content="T">')
    assert draft.about.title == "T"


def test_a_live_blog_and_a_paywall_are_marked() -> None:
    assert stated(ld(**{"@type": "LiveBlogPosting"})).form == "live blog"
    assert stated(ld(isAccessibleForFree=False)).form == "stub"
    assert stated(ld(isAccessibleForFree="True")).form == "article"
    # for search engines a page may carry the whole text all the same
    assert stated(ld(isAccessibleForFree=False), article=ARTICLE * 3).form == "article"
