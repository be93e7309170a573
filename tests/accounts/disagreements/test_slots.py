"""Where a value stands in its sentence."""

from rashomon.accounts.disagreements.numbers import number_values
from rashomon.accounts.disagreements.slots import slot_of
from tests.accounts.disagreements.builders import told


def test_part_and_whole_are_told_apart() -> None:
    part, whole = number_values(told("The crew saved 21 of the 276 passengers."))
    assert (slot_of(part).portion, slot_of(whole).portion) == ("part", "whole")
