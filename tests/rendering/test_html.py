import base64
import hashlib
import itertools
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.account import Account
from rashomon.model.judgement import Place, read_place
from rashomon.rendering.contests import surely_told
from rashomon.rendering.escaping import one_line, printable
from rashomon.rendering.html import render_html
from rashomon.rendering.integrity import all_evidence
from tests.rendering.golden import assert_golden
from tests.rendering.hostile import account_of
from tests.rendering.large import large_account
from tests.rendering.sample import HOSTILE_TITLE, empty_account, sample_account


@cache
def _html() -> str:
    return render_html(sample_account())


def _page(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text)


def _without_style(text: str) -> str:
    return re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)


def test_golden() -> None:
    """Style and script are files of their own and not repeated here."""
    assert_golden("account.html", re.sub(r"'sha256-[^']*'", "'sha256-'", _without_style(_html())))


@pytest.mark.parametrize("account", [sample_account(), empty_account(), large_account(9, 120)])
def test_every_link_leads_somewhere_and_every_id_is_given_once(account: Account) -> None:
    page = _page(render_html(account))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page.xpath("//@href") if href.startswith("#")}
    targets |= {name for names in page.xpath("//@aria-labelledby") for name in names.split()}
    targets |= set(re.findall(r"url\(#([^)]*)\)", " ".join(page.xpath("//@marker-end"))))
    assert targets <= set(ids)


def test_nothing_is_loaded_from_outside() -> None:
    page = _page(_html())
    assert not page.xpath("//@src|//@srcset|//link|//iframe|//img|//form|//base|//object|//embed")
    outside = [href for href in page.xpath("//@href") if not href.startswith("#")]
    assert outside == [
        "https://harbourpost.example/marisol",
        "https://wire.example/ferry?id=1&lang=en",
        "https://coastline.example/a/77",
    ]
    assert not re.search(r"@import|url\((?!#)", page.xpath("//style")[0].text)
    assert all("noopener" in link.get("rel") for link in page.xpath("//a[starts-with(@href, 'http')]"))


def test_the_policy_allows_the_pages_own_style_and_script_by_hash_and_nothing_else() -> None:
    page = _page(_html())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (element,) = page.xpath(f"//{kind}")
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not page.xpath("//@style")  # the policy would refuse them


def test_every_piece_of_evidence_stands_in_its_report() -> None:
    account = sample_account()
    page = _page(_html())
    for place, report in enumerate(account.reports, start=1):
        shown = {}
        for segment in page.xpath(f"//article[@id='r{place}']//div[contains(@class, 'body')]//span[@id]"):
            start = int(segment.get("id").split("-")[1])
            assert segment.text == report.text[start : start + len(segment.text)]
            shown.update({start + offset: character for offset, character in enumerate(segment.text)})
        for _, evidence in all_evidence(account):
            if evidence.report == report.id:
                words = "".join(
                    shown.get(offset, report.text[offset]) for offset in range(evidence.start, evidence.end)
                )
                assert words == evidence.quote
        assert set(range(len(report.text))) - set(shown) <= {n for n, c in enumerate(report.text) if c.isspace()}


def test_facts_and_reports_link_both_ways() -> None:
    account = sample_account()
    page = _page(_html())
    texts = {report.id: f"r{place}" for place, report in enumerate(account.reports, start=1)}
    statements = {statement.id: statement for statement in account.statements}
    for number, fact in enumerate(account.facts, start=1):
        (shown,) = page.xpath(f"//li[@id='fact-{number}']")
        for id in fact.statements:
            statement = statements[id]
            target = f"{texts[statement.report]}-{statement.start}"
            assert shown.xpath(f".//a[@href='#{target}']"), f"fact {number} does not lead to {target}"
            back = page.xpath(f"//article[@id='{texts[statement.report]}']//sup/a[@href='#fact-{number}']")
            (words,) = page.xpath(f"//span[@id='{target}']")
            counted = id in surely_told(fact)  # other words lead there as well, but are not highlighted
            assert [link.text for link in back] == [str(number) if counted else f"~{number}"]
            assert (str(number) in words.get("data-facts", "").split()) == counted


def test_every_link_into_a_report_leads_to_the_very_character() -> None:
    page = _page(_html())
    links = page.xpath("//a[@class='at']")
    assert len(links) > 30
    for link in links:
        place = read_place(link.get("title"))
        assert place is not None
        assert link.get("href").split("-")[-1] == str(place.start)
        assert page.xpath(f"//span[@id='{link.get('href')[1:]}']")


def test_what_was_looked_for_and_not_found_is_said_where_there_are_several_reports() -> None:
    several = replace(sample_account(), disagreements=(), passages=())
    page = _page(render_html(several))
    for part in ("disagreements", "copies"):
        assert len(page.xpath(f"//section[@id='{part}']//p")) == 1
        assert page.xpath(f"//nav//a[@href='#{part}']")
    assert not _page(render_html(empty_account())).xpath("//section[@id='disagreements' or @id='copies']")


def test_words_that_no_fact_counts_lead_to_the_fact_they_are_near() -> None:
    account = sample_account()
    facts = tuple(replace(fact, counted=("s06", "s07")) if fact.id == "f-hurt" else fact for fact in account.facts)
    page = _page(render_html(replace(account, facts=facts)))
    report = next(place for place, report in enumerate(account.reports, start=1) if report.id == "daily")
    (near,) = page.xpath(f"//article[@id='r{report}']//sup/a[text()='~2']")
    assert near.get("href") == "#fact-2"


def test_each_outlets_own_words_are_shown_with_the_words_that_differ_marked() -> None:
    (fact,) = _page(_html()).xpath("//li[@id='fact-3']")
    words = fact.xpath(".//li[@class='own']")
    assert [item.xpath("./p/b")[0].text for item in words] == ["Channel Wire", "Coastline Daily", "Evening Beacon"]
    assert [item.xpath(".//i/text()") for item in words] == [["the wording"], ["word for word"], []]
    assert words[2].xpath(".//mark/text()") == ["ship", "just"]
    assert words[2].xpath(".//del/text()") == ["Marisol", "shortly"]


def test_the_grid_says_of_every_shared_fact_and_report_whether_it_is_told() -> None:
    page = _page(_html())
    rows = page.xpath("//table[contains(@class, 'grid')]/tbody/tr")
    assert len(rows) == 10
    assert all(len(row.xpath("./td")) == 5 for row in rows)
    engine = [" ".join(cell.text_content().split()) for cell in rows[7].xpath("./td")]
    # Harbour Post, Channel Wire, Coastline Daily, National Ledger, Evening Beacon
    assert engine == [
        "‹published before it was known", "●", "=because it is a copy", "–not reported", "●",
    ]  # fmt: skip


def test_headings_are_in_order_and_landmarks_are_there() -> None:
    page = _page(_html())
    levels = [int(element.tag[1]) for element in page.iter() if element.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert len(page.xpath(f"//{landmark}")) == 1
    assert page.xpath("//body/a[1]/@href") == ["#facts"]  # the skip link comes first
    assert page.get("lang") == "en"
    assert all(svg.get("role") == "img" and svg.get("aria-label") for svg in page.xpath("//*[local-name()='svg']"))
    assert not page.xpath("//a[not(normalize-space()) and not(@aria-label)]")


def test_the_hostile_report_is_shown_and_does_nothing() -> None:
    page = _page(_html())
    title = page.xpath("//article[@id='r5']/h3")[0].text_content()
    assert one_line(HOSTILE_TITLE) in title
    assert "address not linked: javascript:alert(1)" in page.xpath("//article[@id='r5']")[0].text_content()


def _assert_harmless(text: str, title: str) -> None:
    page = _page(text)
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert not page.xpath("//img|//iframe|//b[@onclick]|//object|//*[@src]")
    assert all(href.startswith("#") for href in page.xpath("//@href"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert page.xpath("//main")  # the page has not been cut short
    assert one_line(title) in " ".join(page.xpath("//h1")[0].text_content().split()) or not one_line(title)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</script></style></title><img src=x onerror=alert(1)>",
        "\"'><b onclick=alert(1)>",
        "{{ 7 * 7 }}{% raw %}<!--",
        "javascript:alert(1)",
        "\x00\x1b\ud800\u202e",
        "&lt;script&gt;&amp;amp;",
        "]]><svg/onload=alert(1)>",
        "",
    ],
)
def test_input_never_acts(text: str) -> None:
    _assert_harmless(render_html(account_of(text)), text)


@settings(max_examples=25, deadline=None)
@given(st.text(st.one_of(st.sampled_from("<>\"'&/= {}%\n"), st.characters()), max_size=20))
def test_no_text_acts(text: str) -> None:
    _assert_harmless(render_html(account_of(text)), printable(text))


def test_the_page_is_the_same_whatever_the_hash_seed() -> None:
    script = (
        "import hashlib\n"
        "from rashomon.rendering.html import render_html\n"
        "from tests.rendering.sample import sample_account\n"
        "print(hashlib.sha256(render_html(sample_account()).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    seeds = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            check=True,
        ).stdout.split()[0]
        for seed in ("1", "2")
    }
    assert seeds == {hashlib.sha256(_html().encode()).hexdigest().encode()}


def test_a_large_account_renders_quickly_and_stays_usable() -> None:
    account = large_account()
    began = time.process_time()
    text = render_html(account)
    assert time.process_time() - began < 2
    assert len(text) < 4_000_000
    page = _page(text)
    alone = {fact.sources for fact in account.facts if len(fact.sources) == 1}
    # Facts of one outlet are folded by outlet, and forty full texts are folded too.
    open_facts = page.xpath("//ol[@class='facts']/li")
    assert len(open_facts) == sum(len(fact.sources) > 1 for fact in account.facts)
    assert len(page.xpath("//section[@id='facts']/details[@class='fold']")) == len(alone)
    assert not page.xpath("//details[@class='text' and @open]")


# Contrast: WCAG 2.2 AA asks 4.5 for text, 3 for graphics (the lines of the drawing).
_PAIRS = [
    *(("ink", "paper", 4.5), ("soft", "paper", 4.5), ("link", "paper", 4.5), ("dispute", "paper", 4.5)),
    *(("update", "paper", 4.5), ("ink", "tint", 4.5), ("ink", "tint-strong", 4.5), ("soft", "raised", 4.5)),
    *(
        ("link", "raised", 4.5),
        ("link", "tint", 4.5),
        ("soft", "tint", 4.5),
        ("shared", "paper", 3.0),
        ("shared", "tint", 3.0),
    ),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("over", "under", "least"), _PAIRS)
def test_contrast(scheme: int, over: str, under: str, least: float) -> None:
    style = _page(_html()).xpath("//style")[0].text
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", re.findall(r":root \{(.*?)\}", style, re.S)[scheme]))
    light, dark = sorted((_luminance(colours[over]), _luminance(colours[under])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= least


def _luminance(colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_statements_place_can_be_copied_for_correcting() -> None:
    account = sample_account()
    shown = {read_place(element.text) for element in _page(_html()).xpath("//code[@class='place']")}
    told = {id for fact in account.facts for id in fact.statements}
    statements = [statement for statement in account.statements if statement.id in told]
    assert len(statements) > 30
    assert {Place(report=s.report, start=s.start, end=s.end) for s in statements} <= shown


def test_words_for_one_act_lead_to_where_they_stand() -> None:
    account = sample_account()
    (act,) = _page(_html()).xpath("//section[@id='framing']//li[@class='act']")
    assert act.xpath(".//li/b/text()") == ["struck", "ran into", "hit"]
    places = act.xpath(".//a[@class='at']/@title")
    assert places == [
        f"{wording.report}:{wording.start}-{wording.end}"
        for number in (0, 2, 4, 1, 3)  # by word, within a word by publication
        for wording in [account.framing[0].wordings[number]]
    ]
    assert not _page(render_html(empty_account())).xpath("//section[@id='framing' or @id='names']")


def test_many_names_are_folded_and_bounded() -> None:
    account = sample_account()
    person = next(entity for entity in account.entities if entity.type == "person")
    people = tuple(replace(person, id=f"e-{n}", name=f"Person {n:03}", aliases=()) for n in range(100))
    page = _page(render_html(replace(account, entities=(*account.entities, *people))))
    (kind,) = page.xpath("//section[@id='names']//div[@class='kind'][h3='People']")
    assert len(kind.xpath("./ul/li")) == 10
    assert kind.xpath("./details/summary")[0].text == "and 92 more"
    assert len(kind.xpath("./details/ul/li")) == 60
    assert kind.xpath("./details/p")[0].text == "and 32 more"
