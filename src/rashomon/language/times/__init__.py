"""English time expressions, found and resolved as TIMEX3, and narrowed across a story's reports."""

from rashomon.language.times.finding import find_timexes
from rashomon.language.times.narrowing import narrow_times

__all__ = ["find_timexes", "narrow_times"]
