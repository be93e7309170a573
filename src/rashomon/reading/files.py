"""Bytes from the disk, or a problem that says what to do."""

import os
import stat
from pathlib import Path

from rashomon.model.report import Problem
from rashomon.reading.limits import LARGEST_FILE


def read_bytes(path: Path) -> bytes | Problem:
    """The content of an ordinary file of at most `LARGEST_FILE` bytes. Never raises."""
    place = str(path)
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return Problem(place=place, reason="is no ordinary file", advice="give a file, a folder or a list")
        if status.st_size > LARGEST_FILE:
            return too_large(place, status.st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return Problem(place=place, reason="there is no such file", advice="check the name and the folder")
    except PermissionError:
        return Problem(place=place, reason="it may not be read", advice="check the file's permissions")
    except (OSError, ValueError) as error:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else "the name is no file name"
        return Problem(place=place, reason=f"could not be opened: {detail}", advice="check the name and the disk")
    return too_large(place, len(data)) if len(data) > LARGEST_FILE else data


def too_large(place: str, size: int) -> Problem:
    """The problem of an input above the limit; `size` in bytes (0: not known)."""
    how_large = f"{size / 1e6:.0f} MB" if size else "it"
    return Problem(
        place=place,
        reason=f"{how_large} is more than one report can be ({LARGEST_FILE // 1_000_000} MB)",
        advice="give the article alone, or a .jsonl list with one report a line",
    )


def breaks_off(what: str, place: str, count: int, why: str = "") -> Problem:
    """The problem of a list, table or web archive (`what`) that cannot be read on after `count` reports or problems."""
    because = f": {why}" if why else ""
    if not count:
        advice = "check what it is, or fetch or write it anew"
        return Problem(place=place, reason=f"it is no {what} that can be read{because}", advice=advice)
    advice = "what came before was read; fetch or write it anew"
    return Problem(place=place, reason=f"the {what} breaks off{because}", advice=advice)


def no_text(place: str) -> Problem:
    """The problem of bytes that are no text."""
    return Problem(
        place=place, reason="it is no text (a picture, a PDF, an archive?)", advice="save the article as text or HTML"
    )
