"""Disagreements and updates: values of one fact that cannot all be right."""

from rashomon.accounts.disagreements.find import find_disagreements

__all__ = ["find_disagreements"]
