"""Named people, organisations and places: found in one report, made one across a story's reports."""

from rashomon.language.entities.coreference import resolve_reference
from rashomon.language.entities.known_names import KnownName, load_names
from rashomon.language.entities.mentions import find_mentions
from rashomon.language.entities.references import Reference, find_references
from rashomon.language.entities.resolution import resolve_entities
from rashomon.language.entities.similarity import same_name
from rashomon.language.entities.story_mentions import resolve_mentions

__all__ = [
    "KnownName",
    "Reference",
    "find_mentions",
    "find_references",
    "load_names",
    "resolve_entities",
    "resolve_mentions",
    "resolve_reference",
    "same_name",
]
