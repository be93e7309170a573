from dataclasses import replace

from rashomon.rendering.names import most_named, named_kinds
from rashomon.rendering.view import view_of
from tests.rendering.sample import empty_account, sample_account, words


def test_people_organisations_and_places_most_named_first() -> None:
    account = sample_account()
    place = replace(
        account.entities[0],
        id="e-port",
        name="Port Calder",
        type="place",
        aliases=("PORT CALDER", "the port"),
        mentions=(words("wire", "Port Calder"), words("harbour", "Port Calder"), words("harbour", "harbour")),
    )
    view = view_of(replace(account, entities=(place, *account.entities)))
    kinds = named_kinds(view)
    assert [kind.kind for kind in kinds] == ["People", "Organisations", "Places"]
    people = kinds[0].named
    assert [(one.name, one.aliases, one.outlets) for one in people] == [
        ("Tomas Reiner", ("Reiner",), 2),
        ("Ilse Brandt", (), 1),
    ]
    (port,) = kinds[2].named
    assert port.aliases == ("the port",)  # a name in capitals is no other name
    assert (port.outlets, port.mentions) == (2, 3)
    assert [evidence.report for evidence in port.places] == ["harbour", "wire"]  # the harbour's was published first
    assert [one.name for one in most_named(view)] == ["Port Calder", "Tomas Reiner"]


def test_two_reports_of_one_outlet_are_one_outlet() -> None:
    account = sample_account()
    reports = tuple(replace(report, source="Channel Wire") for report in account.reports)
    (people, *_) = named_kinds(view_of(replace(account, reports=reports)))
    assert {one.outlets for one in people.named} == {1}


def test_an_account_that_names_nobody() -> None:
    assert named_kinds(view_of(empty_account())) == ()
