"""English time expressions, found and resolved as TIMEX3."""

from rashomon.language.times.finding import find_timexes

__all__ = ["find_timexes"]
