"""Named people, organisations and places: found in one report, made one across a story's reports."""

from rashomon.language.entities.coreference import resolve_reference
from rashomon.language.entities.mentions import find_mentions

__all__ = ["find_mentions", "resolve_reference"]
