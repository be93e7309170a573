"""What goes wrong with an archive as a whole."""


class ArchiveError(Exception):
    """The archive cannot be opened, read or written. The message says why and what to do; nothing kept is harmed."""
