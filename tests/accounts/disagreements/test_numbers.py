"""Numbers and lengths of time, and how two of them stand to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.accounts.disagreements.numbers import days_long, number_likeness, number_values
from tests.accounts.disagreements.builders import told


@pytest.mark.parametrize(
    ("value", "days"),
    [("P2Y", 730.5), ("P1Y6M", 547.875), ("P12W", 84.0), ("PT36H", 1.5), ("P2.5Y", 913.125),
     ("PXD", None), ("P", None), ("", None), ("2021", None)],
)  # fmt: skip
def test_length_of_a_duration(value: str, days: float | None) -> None:
    assert days_long(value) == (pytest.approx(days) if days is not None else None)


@given(st.text(alphabet="PTYMWDHS.0123456789X", max_size=14))
def test_any_duration_is_read_or_refused(value: str) -> None:
    days = days_long(value)
    assert days is None or days >= 0


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("The trial took three months.", "The trial took five months.", "different"),
        ("The trial took 24 months.", "The trial took two years.", "same"),
        ("The trial took two years.", "The trial took two years.", "same"),
        ("The beam weighs over 400 pounds.", "The beam weighs 181 kg.", "vaguer"),  # a conversion at the bound
        ("The beam weighs over 400 pounds.", "The beam weighs 120 kg.", "different"),
        ("A 30-year-old driver was hurt.", "A four-year-old boy was hurt.", "unrelated"),
        ("A five-year-old boy was hurt.", "A four-year-old boy was hurt.", "different"),
    ],
)
def test_likeness_of_numbers(a: str, b: str, likeness: str) -> None:
    (first,), (second,) = number_values(told(a)), number_values(told(b))
    assert number_likeness(first, second) == likeness


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # the plural is taken from the words, never made up
        ("Seven workers were killed.", "7 workers killed"),
        ("One worker was killed.", "1 worker killed"),
        ("At least twelve parties signed.", "at least 12 parties"),
        ("Two years passed.", "2 years"),
    ],
)
def test_a_number_is_shown_with_its_unit_as_the_report_has_it(text: str, shown: str) -> None:
    (value,) = number_values(told(text))
    assert (value.shown or value.text) == shown
