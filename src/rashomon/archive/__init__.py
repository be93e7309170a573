"""Where reports, stories and judgements are kept."""

from rashomon.archive.archive import Archive, ArchivedStory
from rashomon.archive.errors import ArchiveError
from rashomon.model.archive import Addition

__all__ = ["Addition", "Archive", "ArchiveError", "ArchivedStory"]
