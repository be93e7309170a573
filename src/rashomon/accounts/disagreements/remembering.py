"""What was found for an object, kept as long as the object lives: one statement is compared in many pairs."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

Thing = TypeVar("Thing")
Found = TypeVar("Found")


def once_each(function: Callable[[Thing], Found]) -> Callable[[Thing], Found]:
    """The function, asked once for each object (objects are told apart by identity).

    What it finds must neither be None nor lead back to the object, which could not be let go then; nobody may alter it.
    """
    known: WeakKeyDictionary[Thing, Found] = WeakKeyDictionary()

    @wraps(function)
    def remembered(thing: Thing) -> Found:
        found = known.get(thing)
        if found is None:
            found = known[thing] = function(thing)
        return found

    return remembered
