from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.data import read_bytes
from rashomon.lineage.families import family_of, load_families, name_key, outlet_host, outlet_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("BBC News", "bbc.co.uk"),
        ("the bbc", "https://www.bbc.com/news/world-1"),
        ("www.nydailynews.com", "Chicago Tribune"),  # two papers of one owner
        ("The Wall Street Journal", "Fox-News".replace("Fox-News", "New York Post")),
        ("edition.cnn.com", "CNN"),  # a host below a known one
        ("USA TODAY", "Detroit Free Press"),
        ("HUFFINGTON POST", "BuzzFeed News"),
    ],
)
def test_one_family(one: str, other: str) -> None:
    assert family_of(one) == family_of(other) is not None


@pytest.mark.parametrize(
    "unknown", ["", " ", "Alder Courier", "alder-courier.example", "com", "bbc.co.uk.example", "..."]
)
def test_unknown_outlets_have_no_family(unknown: str) -> None:
    assert family_of(unknown) is None


def test_a_readers_own_list_goes_first() -> None:
    extra = {"Alder Courier": "Alder Press", "echo.example": "Alder Press", "CNN": "Somebody Else"}
    assert family_of("The Alder Courier", extra) == "Alder Press"
    assert family_of("www.echo.example", extra) == "Alder Press"
    assert family_of("CNN", extra) == "Somebody Else"
    assert family_of("BBC News", extra) == family_of("BBC News")


Listed = list[tuple[str, str, list[str], list[str]]]
"""Outlets as a list has them: family, name, aliases, hosts."""


def shipped() -> Listed:
    import yaml

    return [
        (family["family"], outlet["name"], outlet.get("aliases", []), outlet["hosts"])
        for family in yaml.safe_load(read_bytes("families.yaml"))["families"]
        for outlet in family["outlets"]
    ]


def contradictions(listed: Listed) -> Iterator[str]:
    """What makes a list say two things of one outlet: the second would never be found."""
    spelt: dict[str, str] = {}
    outlet_at: dict[str, str] = {}
    family_at = {host: family for family, _, _, hosts in listed for host in hosts}
    family_named = {name_key(name): family for family, name, aliases, _ in listed for name in (name, *aliases)}
    for family, name, aliases, hosts in listed:
        if spelt.setdefault(name_key(family), family) != family:
            yield f"family {family} is {spelt[name_key(family)]}"
        if family_named.get(name_key(family), family) != family:
            yield f"family {family} is an outlet of {family_named[name_key(family)]}"
        for key in sorted({name_key(one) for one in (name, *aliases)} | set(hosts)):
            if key in outlet_at:
                yield f"{key} is {outlet_at[key]} and {name}"
            outlet_at[key] = name
        if len({name, *aliases}) <= len(aliases) or len(set(hosts)) < len(hosts):
            yield f"{name} says a name twice"
        for host in hosts:
            if outlet_host(host) != host:
                yield f"{host} is no host as it is looked up"
            above = [".".join(host.split(".")[at:]) for at in range(1, host.count("."))]
            if any(family_at.get(one, family) != family for one in above):
                yield f"{host} is below a host of another family"


def test_the_list_does_not_contradict_itself() -> None:
    assert list(contradictions(shipped())) == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("B", "The Echo", [], []), "echo is Echo and The Echo"),  # an outlet in two families, or twice in one
        (("B", "Courier", ["ECHO"], []), "echo is Echo and Courier"),
        (("B", "Courier", [], ["echo.example"]), "echo.example is Echo and Courier"),
        (("B", "Courier", [], ["local.echo.example"]), "local.echo.example is below a host of another family"),
        (("B", "Courier", [], ["www.courier.example"]), "www.courier.example is no host as it is looked up"),
        (("B", "Courier", ["Courier"], []), "Courier says a name twice"),
        (("The Alder Press", "Courier", [], []), "family The Alder Press is Alder Press"),
        (("The Echo", "Courier", [], []), "family The Echo is an outlet of Alder Press"),  # an owner that is owned
    ],
)
def test_the_check_itself(more: tuple[str, str, list[str], list[str]], said: str) -> None:
    assert list(contradictions([("Alder Press", "Echo", [], ["echo.example"]), more])) == [said]


def test_every_entry_names_its_source() -> None:
    import yaml

    families = yaml.safe_load(read_bytes("families.yaml"))["families"]
    outlets = [outlet for family in families for outlet in family["outlets"]]
    assert len(outlets) >= 80
    assert all(outlet["source"].startswith(("Wikipedia: ", "http")) for outlet in outlets)
    for outlet in outlets:
        for name in (outlet["name"], *outlet.get("aliases", ()), *outlet["hosts"]):
            known = outlet_of(name)
            assert known is not None
            assert known.name == outlet["name"], name


def test_load_families(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    plain.write_text("Alder Courier: Alder Press\necho.example: Alder Press\n", encoding="utf-8")
    assert dict(load_families(plain)) == {"Alder Courier": "Alder Press", "echo.example": "Alder Press"}
    full = tmp_path / "full.yaml"
    full.write_text(
        "families:\n - family: Alder Press\n   outlets: [{name: Courier, hosts: [c.example]}]\n", encoding="utf-8"
    )
    assert dict(load_families(full)) == {"Courier": "Alder Press", "c.example": "Alder Press"}


@pytest.mark.parametrize(
    "text", ["- a\n- b\n", "families: 3\n", "a: [1", "a: {b: c}\n", "families: [{outlets: []}]\n", ""]
)
def test_a_file_in_another_form_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"f\.yaml"):
        load_families(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(b"\xff\x10 no text")
    with pytest.raises(ValueError, match=r"f\.yaml: is not UTF-8 text"):
        load_families(path)


@pytest.mark.parametrize(
    ("given_by", "host"),
    [
        ("www.Echo.example", "echo.example"),
        ("https://user@echo.example:8080/page?a=b", "echo.example"),
        ("echo.example/page", "echo.example"),
        ("The Echo", None),
        ("http://localhost/page", None),  # no outlet stands on a host that only one machine knows
        ("http://127.0.0.1/", None),
        ("https://[broken", None),
    ],
)
def test_outlet_host(given_by: str, host: str | None) -> None:
    assert outlet_host(given_by) == host


@given(st.text(max_size=80))
def test_no_name_breaks_it(name: str) -> None:
    family_of(name)
    host = outlet_host(name)
    assert host is None or "." in host
