"""Which sentences of different reports assert the same thing, and how sure that is."""

from rashomon.accounts.alignment.align import Alignment, align

__all__ = ["Alignment", "align"]
