"""The closed word lists that comparing statements rests on: negation, hedges, plans, opposites, telling, revision."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that say little about what happened: two clauses are not about the same thing because both hold one.
LIGHT = _words("be have do get make take go come say tell add include become use call give put see know want")

NO = _words("no not n't n’t neither none nobody never nothing")
# Verbs that turn what depends on them into its opposite.
DENYING = _words("deny refuse decline fail dispute reject refute prevent stop avoid forget")
# Verbs whose own negation is that of what they govern ("did not think that he left").
RAISING = _words("think believe expect suppose")
# "not until Friday" and "only in summer" deny no more than a part.
LIMITS = _words("until only unless yet before just")

IF = _words("if unless whether should would until")
WHETHER = _words("whether if")
WILL = _words("will 'll ’ll wo would shall")
CAN = _words("can ca could")
DID = _words("did has have had 've ’ve 's is are was were does do")
HEDGES = _words("may might could allegedly reportedly possibly perhaps probably apparently")
HEDGING = _words("suspect believe think allege suppose assume fear accuse")
PLANNING = _words("plan expect intend schedule set hope want aim prepare promise vow pledge due decide")

# Verbs whose subject tells the thing rather than takes part in it.
TELLING = _words(
    "say tell add note report announce write state claim explain ask call argue warn describe tweet believe think"
    " suggest acknowledge reply respond insist confirm deny"
)

KINDS_OF_PLACE = _words(
    "street road avenue lane square boulevard drive city town village county district province state region island"
    " river lake mount bay airport hotel hospital park bridge station university college school church court the of"
    " north south east west northern southern eastern western new"
)

# Prepositions of one class put a place, a time or a person into one role.
PREPOSITIONS = {
    word: role
    for role, words in (
        ("at", "in at on near inside outside within during"),
        ("to", "to toward towards into for onto"),
        ("from", "from out off"),
        ("of", "of"),
        ("by", "by"),
        ("with", "with alongside"),
    )
    for word in words.split()
}

# Nouns for what happens that do not end as such nouns mostly do.
EVENT_NOUNS = _words(
    "summit talk talks attack crash fire blast vote poll war battle match game race speech visit trip tour march"
    " protest rally riot strike raid siege coup trial hearing arrest murder killing death birth funeral wedding flood"
    " quake earthquake storm hurricane cyclone tornado tsunami drought fall launch landing flight debate debut deal"
    " truce ceasefire treaty pact conference congress session forum festival concert parade ceremony party show"
    " exhibition tournament championship final derby cup games olympics outbreak pandemic crisis collapse accident"
    " incident shooting stabbing robbery theft escape rescue release return arrival lockdown shutdown break-in"
    " breakdown crackdown takeover merger sale spill leak breach hack test drill exercise study survey census"
)

_OPPOSITES = """
accept reject, accept refuse, approve reject, agree disagree, agree refuse, win lose, rise fall, increase decrease,
increase fall, grow shrink, open close, confirm deny, admit deny, support oppose, allow ban, acquit convict,
guilty innocent, alive dead, survive die, succeed fail, legal illegal, true false, temporary permanent,
possible impossible, able unable, release detain, arrive depart, start end, begin end, stay leave, include exclude,
strengthen weaken, safe unsafe, critical stable, man woman, boy girl, son daughter, husband wife, brother sister,
father mother
"""
OPPOSITES = frozenset(pair for line in _OPPOSITES.split(",") for a, b in [line.split()] for pair in ((a, b), (b, a)))

REVISED = re.compile(
    r"\b(?:rose|risen|rises|rising|climb(?:ed|s|ing)|increased|jumped|grown|updated?|revised?|fell|fallen|dropped"
    r"|lowered|raised|bring(?:s|ing)|brought) (?:to|from)\b|\b(?:up|down) from\b"
    r"|\b(?:earlier|initial(?:ly)?|previous(?:ly)?|at first|first|original(?:ly)?) (?:report|count|said|put|estimate"
    r"|believed|thought|given|announced)\w*"
    r"|\b(?:later|now|since) (?:said|says|put|puts|confirmed|corrected|revised|updated|stands?)\b"
    r"|\b(?:update|correction|revision|recount)\b",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postponed?|reschedul\w+|moved|delayed|put off|brought forward|pushed back|adjourned)\b", re.IGNORECASE
)
# What is counted while an event goes on, by the words near the number; such a figure grows.
GROWING = re.compile(
    r"\b(?:dead|deaths?|die[ds]?|dying|kill\w*|injur\w*|wound\w*|hurt|missing|casualt\w+|victims?|bodies|toll|cases?"
    r"|infected|arrest\w*|detain\w*|evacuat\w*|displaced|homeless|votes?|ballots?|signatures?|donations?|acres"
    r"|hectares|so far)\b",
    re.IGNORECASE,
)

# What goes down as people are found, freed and let go home.
FALLING = re.compile(
    r"\b(?:missing|trapped|stranded|unaccounted|buried|held hostage|in hospital|in intensive care|without power)\b",
    re.IGNORECASE,
)

# Expressions that name their day themselves; any other was resolved against the report's own date.
NAMES_ITS_DAY = re.compile(
    r"\d|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
# These point back to a day named before, which may not be the one it was resolved to.
ANAPHORIC = re.compile(
    r"(?:that|the same|the (?:next|following|previous)|this same)\b|.{0,40}\b(?:later|earlier|before|after)$",
    re.IGNORECASE,
)
