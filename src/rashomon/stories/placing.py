"""Each report joins a story or starts one, as it comes."""

from collections.abc import Sequence

from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.stories.shelf import Placement, Shelf


def place(reports: Sequence[Report], shelf: Shelf) -> tuple[Placement, ...]:
    """Place reports one at a time, in the order given; every placement that is new or changed, by report id.

    The shelf has them all when this returns (`Shelf.put`, `Shelf.assign`). A report whose id the shelf knows is
    looked at anew.
    """
    raise NotImplementedError


def story_id(founder: str) -> str:
    """The id of a story that a report founds."""
    return content_id("story", founder)
