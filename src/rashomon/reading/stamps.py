"""Wordings of dates and times as they stand in bylines and stamps."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?)"
CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?(?:[A-Z]{1,4}T|UTC"
    r"|GMT|[a-z]+ time)\)?)?"
)
DATE = (
    rf"(?:(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}))"
)
STAMP = rf"(?:{DATE}(?:\s*(?:,|\||at|-|–|·|•|T)?\s*{CLOCK})?|{CLOCK}\s*(?:,|\||on|-|–|·|•)?\s*{DATE})"
DATE_OR_TIME = rf"(?:{STAMP}|{CLOCK})"
