"""Named people, organisations and places: found in one report, made one across a story's reports."""

from rashomon.language.entities.coreference import resolve_reference

__all__ = ["resolve_reference"]
