"""Many reports, one sourced account."""

from rashomon.annotating import annotate
from rashomon.comparing import NothingToCompare, compare
from rashomon.model.account import Account
from rashomon.model.report import Report
from rashomon.reading import read

__all__ = ["Account", "NothingToCompare", "Report", "annotate", "compare", "read"]
