"""Attribution: who is said to have said what."""

from rashomon.language.attribution.find import find_attributions

__all__ = ["find_attributions"]
