import lxml.html

from rashomon.rendering.notebook import render_notebook
from tests.rendering.hostile import account_of
from tests.rendering.large import large_account
from tests.rendering.sample import empty_account, sample_account


def test_it_shows_the_weightiest_facts_and_the_disagreements() -> None:
    text = lxml.html.fragment_fromstring(render_notebook(sample_account())).text_content()
    assert "Ferry strikes breakwater" in text
    assert "5 outlets, 3 independent" in text
    assert "How many people were hurt" in text
    assert "… and 6 facts more" in text


def test_it_touches_nothing_around_it() -> None:
    page = lxml.html.fragment_fromstring(render_notebook(sample_account()))
    assert not page.xpath("//script|//link|//*[@id]|//*[@src]|//*[@href]")
    rules = page.xpath("//style")[0].text.strip().splitlines()
    assert all(rule.startswith(".rashomon-account") for rule in rules)


def test_input_never_acts() -> None:
    page = lxml.html.fragment_fromstring(render_notebook(account_of("</style><script>alert(1)</script><img src=x>")))
    assert not page.xpath("//script|//img")


def test_it_stays_small() -> None:
    assert len(render_notebook(large_account())) < 120_000
    assert "Account" in render_notebook(empty_account())
