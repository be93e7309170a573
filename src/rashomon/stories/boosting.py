"""Where the model of alignment looks for boosted trees; they are in the language room."""

from rashomon.language.boosting import Trees, trees_from

__all__ = ["Trees", "trees_from"]
