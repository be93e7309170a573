"""The outside world to `Report`: one file a format; cleaning keeps an offset map."""

from rashomon.reading.batch import read, read_stdin
from rashomon.reading.cleaning import clean

__all__ = ["clean", "read", "read_stdin"]
