"""Which sentences of different reports assert the same thing, and how sure that is."""

from rashomon.accounts.alignment.align import Alignment, align, likeness_of_sentences

__all__ = ["Alignment", "align", "likeness_of_sentences"]
