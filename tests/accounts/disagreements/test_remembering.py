"""What is worked out once for each object."""

import gc
from dataclasses import dataclass

from rashomon.accounts.disagreements.remembering import once_each


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class _Thing:
    name: str


def test_each_object_is_asked_once_and_for_itself() -> None:
    asked: list[str] = []

    @once_each
    def length(thing: _Thing) -> int:
        asked.append(thing.name)
        return len(thing.name)

    one, same_name, other = _Thing(name="pier"), _Thing(name="pier"), _Thing(name="harbour")
    assert [length(one), length(other), length(one), length(same_name)] == [4, 7, 4, 4]
    assert asked == ["pier", "harbour", "pier"]


def test_what_was_found_is_let_go_with_its_object() -> None:
    found: list[int] = []

    @once_each
    def number(thing: _Thing) -> int:
        found.append(len(found) + 1)
        return found[-1]

    things = [_Thing(name=str(k)) for k in range(3)]
    assert [number(thing) for thing in things] == [1, 2, 3]
    del things
    gc.collect()
    assert [number(thing) for thing in [_Thing(name=str(k)) for k in range(3)]] == [4, 5, 6]
