"""Words that tell what a source is, and how its words reached the outlet."""

import re

DOCUMENTS = frozenset({
    "report", "statement", "study", "poll", "survey", "letter", "document", "paper", "data", "datum", "figure",
    "statistic", "record", "filing", "memo", "memorandum", "email", "e-mail", "complaint", "lawsuit", "indictment",
    "affidavit", "article", "editorial", "transcript", "video", "audio", "footage", "book", "text", "communique",
    "communiqué", "bulletin", "release", "resolution", "analysis", "review", "map", "photo", "photograph",
    "picture", "image", "research", "order", "ruling", "verdict", "judgment", "judgement", "bill", "law",
    "agreement", "website", "site", "page", "advertisement", "ad", "testimony", "obituary",
})  # fmt: skip

POSTS = frozenset({"tweet", "retweet", "post", "thread", "status"})

PLATFORMS = frozenset({
    "twitter", "facebook", "instagram", "telegram", "youtube", "tiktok", "weibo", "linkedin", "reddit", "snapchat",
    "x", "bluesky", "mastodon", "vk", "whatsapp", "truth social", "threads", "signal", "wechat",
})  # fmt: skip

ANONYMOUS = frozenset({
    "official", "source", "people", "person", "expert", "analyst", "critic", "aide", "observer", "witness",
    "resident", "insider", "researcher", "scientist", "authority", "diplomat", "lawmaker", "lawyer", "supporter",
    "opponent", "activist", "economist", "other", "some", "many", "most", "few", "several",
    "those", "man", "woman", "neighbour", "neighbor", "friend", "relative", "colleague", "user", "voter", "soldier",
    "investigator", "doctor", "they", "one", "someone", "somebody", "everybody", "everyone", "everything", "anyone",
    "nobody", "trader", "investor", "commentator", "historian", "republican", "democrat", "conservative",
    "liberal", "worker", "student", "parent", "politician", "passenger", "protester",
})  # fmt: skip

ORGANISATIONS = frozenset({
    "ministry", "government", "office", "department", "agency", "company", "campaign", "committee", "party",
    "court", "police", "army", "navy", "union", "team", "group", "administration", "regime", "council",
    "commission", "parliament", "congress", "senate", "house", "embassy", "bank", "board", "firm", "association",
    "federation", "institute", "university", "hospital", "club", "authority", "media", "network", "newspaper",
    "paper", "station", "service", "force", "military", "coalition", "alliance", "opposition", "side", "state",
    "city", "country", "nation", "industry", "organisation", "organization", "corporation", "airline", "foundation",
    "medium", "broadcaster",
    "centre", "center", "think-tank", "tribunal", "prosecution", "defence", "defense", "intelligence", "palace",
    "kremlin",
})  # fmt: skip

# Nouns that name the way words were given: "in a statement", "at a briefing", "during an interview".
CHANNELS = frozenset({
    "statement", "interview", "briefing", "conference", "speech", "tweet", "email", "e-mail", "letter", "post",
    "memo", "remark", "testimony", "hearing", "debate", "rally", "broadcast", "call", "address", "op-ed", "article",
    "report", "filing", "release", "communique", "communiqué", "video", "message", "note", "press-conference",
    "meeting", "presentation", "podcast", "documentary", "book", "appearance", "editorial", "column", "blog",
    "advertisement", "ad", "monologue", "sermon", "affidavit", "lawsuit", "ruling", "opinion", "indictment",
    "announcement", "bulletin", "newsletter", "television", "tv", "radio", "livestream", "phone", "telephone",
    "webinar", "newscast", "programme", "program",
})  # fmt: skip

CHANNEL_PREPOSITIONS = frozenset({"in", "at", "on", "to", "via", "through", "during", "by", "from", "over", "with"})

# Ways to say that a source, whatever it is called, did not want its name known.
UNNAMED = re.compile(
    r"\bcondition(?:s)? of anonymity\b|\banonymously\b|\b(?:not|declin\w+|refus\w+|without) (?:to )?(?:be |being )?"
    r"(?:named|identified)\b|\bwithheld (?:his|her|their) names?\b",
    re.IGNORECASE,
)

# Verbs whose content is words, spoken or written; the others (believe, want, oppose ...) tell of a mind.
SPEECH = frozenset({
    "say", "tell", "add", "state", "announce", "declare", "report", "write", "tweet", "retweet", "note", "explain",
    "argue", "warn", "claim", "insist", "deny", "admit", "confirm", "reply", "respond", "answer", "ask", "call",
    "describe", "suggest", "assert", "contend", "allege", "stress", "emphasise", "emphasize", "acknowledge",
    "concede", "comment", "observe", "remark", "recall", "continue", "conclude", "vow", "pledge", "promise",
    "threaten", "urge", "accuse", "criticise", "criticize", "condemn", "denounce", "praise", "hail", "reveal",
    "disclose", "quote", "cite", "testify", "proclaim", "caution", "complain", "joke", "quip", "post", "predict",
    "reiterate", "repeat", "point", "inform", "notify", "assure", "remind", "advise", "boast", "brag", "lament",
    "mention", "indicate", "express", "voice", "dismiss", "reject", "rebut", "counter", "retort", "shout", "yell",
    "scream", "whisper", "murmur", "exclaim", "interject", "chime", "tease", "blast", "slam", "lash", "attack",
    "mock", "propose", "recommend", "demand", "request", "plead", "beg", "order", "instruct", "swear", "affirm",
    "maintain", "attest", "elaborate", "according", "release", "issue", "publish", "read", "go", "address", "refer",
    "characterise", "characterize", "label", "term", "dub", "speak", "talk", "thank", "congratulate", "apologise",
    "apologize", "signal", "hint", "imply", "opine", "pronounce", "recount", "relate", "narrate", "tout", "message",
    "email",
})  # fmt: skip

# Verbs of a mind, its attitudes and intentions, that a body of people or a paper can be the subject of as well.
THOUGHT = frozenset({
    "want", "plan", "hope", "believe", "think", "expect", "intend", "seek", "oppose", "support", "fear", "consider",
    "decide", "agree", "disagree", "refuse", "decline", "favour", "favor", "back", "aim", "know", "see", "find",
    "feel", "regard", "view", "doubt", "need", "wish", "prefer", "welcome", "regret", "worry", "suspect", "estimate",
    "judge", "rule", "determine", "assume", "consent", "object", "approve", "forecast", "project", "anticipate",
    "understand", "learn", "discover", "recognise", "recognize", "realise", "realize", "blame", "credit", "accept",
    "show", "detail", "demonstrate", "document", "prove", "contain", "list", "warrant", "resolve",
    "prohibit", "forbid", "require", "rank", "rate", "accord", "concern", "hold",
})  # fmt: skip
