"""What denies what another report asserts."""

import pytest

from tests.accounts.disagreements.builders import disagreements


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a "not" that reaches both verbs; a plan that is not carried out yet
        ("The minister has never signed the treaty or broken it.", "The minister never broke the treaty."),
        ("The minister will sign the treaty.", "The minister has not signed the treaty."),
    ],
)
def test_what_denies_nothing(a: str, b: str) -> None:
    assert not [d for d in disagreements(a, b) if d.kind == "polarity"]
