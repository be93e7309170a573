"""Named people, organisations and places: found in one report, made one across a story's reports."""

from rashomon.language.entities.coreference import resolve_reference
from rashomon.language.entities.mentions import find_mentions
from rashomon.language.entities.resolution import resolve_entities
from rashomon.language.entities.similarity import same_name

__all__ = ["find_mentions", "resolve_entities", "resolve_reference", "same_name"]
