"""What belongs together when pairs do: disjoint sets, with paths halved on the way (Tarjan & van Leeuwen 1984)."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def joined(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The items in groups, those of a pair in one: each group in the order of the items, groups by their first.

    Raises KeyError for a pair with something that is none of the items.
    """
    leaders = {item: item for item in items}
    for one, other in pairs:
        leaders[leader_of(leaders, other)] = leader_of(leaders, one)
    groups: dict[Item, list[Item]] = {}
    for item in leaders:
        groups.setdefault(leader_of(leaders, item), []).append(item)
    return list(groups.values())


def leader_of(leaders: dict[Item, Item], item: Item) -> Item:
    """What stands for an item's group, where `leaders` leads from each item to itself or to another of its group."""
    while leaders[item] != item:
        leaders[item] = leaders[leaders[item]]
        item = leaders[item]
    return item
