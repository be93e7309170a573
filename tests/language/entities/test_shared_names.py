"""Reports of a run that share names."""

import pytest

from rashomon.language.entities.shared_names import group_by_names
from tests.language.entities.test_resolution import annotate


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        # Two names shared
        (("Ann Hale left Lyon.", "In Lyon, Ann Hale sang."), [["a", "b"]]),
        # One is not enough
        (("Ann Hale left Lyon.", "Eve Orr left Lyon."), [["a"], ["b"]]),
        # By way of a third
        (("Ann Hale left Lyon.", "Eve Orr left Metz.", "Ann Hale left Lyon, Eve Orr left Metz."), [["a", "b", "c"]]),
        # Two names out of many
        (("Ann Hale left Lyon with Eve Orr, Peter Moss, Carol Finch, Ivan Petrov, Paul Baker, Mary Stone.",
          "Ann Hale met Lyon. Jane Doe, John Webb, Emma Grey, Alan Reed, Ruth Long and Mark Bell left."),
         [["a"], ["b"]]),
        # Nothing named
        (("It rained.", "It rained."), [["a"], ["b"]]),
    ],
)  # fmt: skip
def test_reports_that_share_names(texts: tuple[str, ...], groups: list[list[str]]) -> None:
    annotations = annotate(*texts)
    for order in (annotations, annotations[::-1]):
        assert [[a.report.id for a in group] for group in group_by_names(order)] == groups
