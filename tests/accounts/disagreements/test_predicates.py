"""What is denied, planned, or held possible."""

import pytest

from tests.accounts.disagreements.builders import predicate


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("The minister signed the treaty.", "sign", False),
        ("The minister did not sign the treaty.", "sign", True),
        ("The minister didn’t sign the treaty.", "sign", True),
        ("No minister signed the treaty.", "sign", True),
        ("The minister never signed the treaty.", "sign", True),
        ("The minister refused to sign the treaty.", "sign", True),
        ("The minister did not refuse to sign the treaty.", "refuse", True),
        ("The minister was unable to sign the treaty.", "sign", False),  # "unable" itself is compared, as an opposite
        ("The minister left without signing the treaty.", "sign", True),
        ("The wreck is too deep to reach.", "reach", True),
        ("The driver was not guilty.", "guilty", True),
    ],
)
def test_negation(text: str, lemma: str, negated: bool) -> None:
    assert predicate(text, lemma).negated is negated


@pytest.mark.parametrize(
    ("text", "lemma", "mode"),
    [
        ("The minister signed the treaty.", "sign", "happened"),
        ("The treaty was signed by the minister.", "sign", "happened"),
        ("The minister will sign the treaty.", "sign", "planned"),
        ("The minister plans to sign the treaty.", "sign", "planned"),
        ("The minister may have signed the treaty.", "sign", "possible"),
        ("The minister reportedly signed the treaty.", "sign", "possible"),
        ("They asked the minister to sign the treaty.", "sign", "open"),
        ("If the minister signed the treaty, the talks would end.", "sign", "open"),
        ("They asked whether the minister had signed the treaty.", "sign", "open"),
        ("It was too early to say that the minister had signed the treaty.", "sign", "open"),
        ("They said that the minister had signed the treaty.", "sign", "happened"),
    ],
)
def test_mode(text: str, lemma: str, mode: str) -> None:
    assert predicate(text, lemma).mode == mode
