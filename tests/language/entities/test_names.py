import pytest

from rashomon.language.entities.names import family_names, parse_person


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ann Hale", "hale"),
        ("Yoon Hae-sol", "yoon"),  # Korean: family name first
        ("Zhao Lin", "zhao"),  # Chinese
        ("Nguyen Van Duc", "nguyen"),  # Vietnamese
        ("Kim Campbell", "campbell"),  # a Western name that begins like a Korean one
        ("Lee Daniel", "daniel"),  # so does this
        ("Ursula van den Berg", "van den berg"),  # particles
        ("Omar bin Khalid", "bin khalid"),
        ("Mary Hale-Ortega", "hale ortega"),  # double
        ("Anthony Hale Jr.", "hale"),  # suffix
        ("Hale, Ann", "hale"),  # inverted
        ('Anthony "Two Hats" Corelli', "corelli"),  # nickname
        ("Hale", "hale"),  # alone
    ],
)
def test_family_name(name: str, family: str) -> None:
    assert parse_person(name).family == family


def test_a_family_name_is_used_without_its_particle_too() -> None:
    assert family_names("Ursula van den Berg") == ("van den berg", "berg")


def test_no_name_has_no_parts() -> None:
    assert family_names("?!") == ()
