"""The judges that are shipped."""

from rashomon.accounts.disagreements.judging import load_judges
from rashomon.accounts.disagreements.slots import FEATURES


def test_judges_fit_the_features() -> None:
    judges = load_judges()
    assert sorted(judges) == ["attribution", "date", "number", "person", "place"]
    for judge in judges.values():
        assert len(judge.weights) == len(FEATURES)
        assert 0 < judge.undecided <= judge.disagreement < 1
