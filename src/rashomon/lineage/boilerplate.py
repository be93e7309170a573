"""Site text that reading did not remove: calls to subscribe, copyright lines, picture credits.

Two pages of one site carry the same such lines, which says nothing about who copied whom. A paragraph is site text
when it is short, outside quotation marks, and speaks of the page or to the reader rather than of events.
"""

import re
from collections.abc import Sequence

from rashomon.model.span import Span

_LONGEST = 420

# Each pattern is something that news prose does not say in its own voice.
_SITE_WORDS = re.compile(
    r"\b(?:"
    r"(?:click|tap|scroll|swipe) (?:here|below)\b"
    r"|sign(?:ing)? ?-?up (?:here|now|today|for|to get|to receive)|by signing up"
    r"|newsletters?\b.{0,40}\b(?:inbox|sign|subscri|deliver|daily|weekly|free)|(?:our|daily|weekly|free|the) newsletters?$"
    r"|(?:to|in|meet) your (?:inbox|email)|your inbox"
    r"|(?:subscribe|log ?in|register) (?:here|now|today|to|for)\b|already (?:a|have an?) (?:subscriber|account)"
    r"|privacy policy|terms of (?:service|use)|cookies? (?:policy|settings)|recaptcha"
    r"|all rights reserved|reprint permission|may not be (?:published|reproduced|republished|redistributed)"
    r"|without (?:the )?(?:prior )?(?:express )?written permission|licensing opportunities"
    r"|(?:contributed|contributing) to this (?:report|story|article)|additional reporting by|(?<![^\n])\W*(?:reporting|editing|writing) by"
    r"|this (?:story|article|report|post|page) (?:has been|was|is being|will be) (?:updated|corrected|originally published)"
    r"|(?:breaking )?news alerts|special reports\. the news|push notifications"
    r"|follow (?:us|me|him|her|\S+ \S+|\S+) on (?:twitter|facebook|instagram|x|social)|like us on facebook"
    r"|(?:getty images|shutterstock|image source|image credit|photo credit|image copyright|image caption|file photo)\b"
    r"|media playback is|toggle caption|enlarge this image"
    r"|(?<![^\n])read (?:more|the full|next)\b|read (?:more$|or share this)|(?<![^\n])(?:most|top) (?:read|popular|stories|trending)|trending (?:now|on)|related (?:stories|articles|coverage|topics)"
    r"|download (?:the|our) app|get the \S+ \S+ app|watch live|listen to the podcast|join the conversation"
    r"|(?:leave|post|share) (?:a|your) comments?|comments? (?:section|policy|are closed)"
    r"|(?:you can|please|to) (?:also )?(?:contact|e-?mail|write to|get in touch with) us|contact (?:number|details) if|got a (?:story|tip)|send (?:us )?tips"
    r"|willing to speak to an? \S+ journalist|support our journalism|(?:become|as) an? (?:vip|paying|premium|digital) member|donate (?:now|today)"
    r"|javascript|your browser|optimal experience|advertisement"
    r")",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:©\s*)?\d{4}|©|\bcopyright \d{4}", re.IGNORECASE)
_MARKS = '"“”'


def boilerplate(text: str, sentences: Sequence[Span]) -> tuple[bool, ...]:
    """For each sentence, whether it is site text. A short paragraph with one such sentence is site text throughout."""
    flags = [False] * len(sentences)
    first = 0
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and "\n" not in text[sentences[last - 1].end : sentences[last].start]:
            last += 1
        paragraph = text[sentences[first].start : sentences[last - 1].end]
        if len(paragraph) <= _LONGEST and is_site_text(paragraph):
            flags[first:last] = [True] * (last - first)
        else:
            for i in range(first, last):
                flags[i] = is_site_text(text[sentences[i].start : sentences[i].end])
        first = last
    return tuple(flags)


def is_site_text(line: str) -> bool:
    """Whether a line (a sentence or a short paragraph) is site text."""
    if len(line) > _LONGEST or any(mark in line for mark in _MARKS):
        return False
    return bool(_SITE_WORDS.search(line) or _RIGHTS.search(line))
