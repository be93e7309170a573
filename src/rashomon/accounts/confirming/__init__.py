"""Which statements confirm what a fact is told in: those that also make its main assertion, in whatever words."""

from rashomon.accounts.confirming.choose import choose_wordings
from rashomon.accounts.confirming.confirm import call_witnesses
from rashomon.accounts.confirming.worded import Confirmed, Worded

__all__ = ["Confirmed", "Worded", "call_witnesses", "choose_wordings"]
