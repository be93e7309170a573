"""The named origin of what a report says, before any report: a ministry's statement, an agency, a tweet, a briefing.

Two reports that rest on one origin are not two sources. So origins are written in one way ("Unification Ministry
statement" for "according to a statement from the Unification Ministry"), and `same_origin` says when two are the same.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.language.attribution.cue_words import cue_lemmas
from rashomon.lineage.credits import agency_credits, agency_named
from rashomon.lineage.data import read_lines
from rashomon.lineage.families import name_key, outlet_of
from rashomon.model.annotation import Annotation, Attribution
from rashomon.model.report import Report
from rashomon.model.span import Span

# An attribution speaks for a span when its content covers so much of it.
_COVERS = 0.4
_SPEECH = frozenset(word for line in read_lines("speech_cues.txt") for word in line.split())
_DOCUMENTS = (
    r"statement|report|letter|memo|document|filing|indictment|complaint|affidavit|ruling|court papers|court records"
    r"|records|press release|news release|release|communique|communiqué|transcript|study|survey|poll"
    r"|bulletin|warrant|lawsuit"
)  # fmt: skip
_DOCUMENT = re.compile(rf"\b(?P<noun>{_DOCUMENTS})s?\b", re.IGNORECASE)
_BRIEFING = re.compile(
    r"\b(?:told (?:the )?(?:reporters|journalists|the press|media)|briefing|(?:news|press) conference)"
)
_POST = re.compile(r"\b(?:re)?tweet(?:ed|s)?\b|\bTwitter\b|\bon X\b")
_OTHER_POST = re.compile(r"\b(Facebook|Instagram|Truth Social|Telegram|Weibo|Bluesky|Threads|TikTok)\b")
_ARTICLES = re.compile(
    r"^(?:(?:a|an|the|its|his|her|their|this|that|by|from|in|recent|new|earlier|latest|separate) )+", re.IGNORECASE
)
_POSSESSED = re.compile(r"['’]s? .*$")
_POSSESSOR = re.compile(r"^.*?['’]s? (?=\w)")
_PLACE_ADJECTIVE = re.compile(r"^(?:[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?(?:n|ese|ish|ch|i)|U\.?S\.?|UK)$")
_KIND = re.compile(rf"^(?:briefing by|tweet by|post by|interview with) |,? (?:{_DOCUMENTS})$", re.IGNORECASE)
_VAGUE = frozenset(word for line in read_lines("vague_sources.txt") for word in line.split())


def origin_of(annotation: Annotation, span: Span) -> str | None:
    """The named origin of what is said in `span`, before any report; None when nobody is named.

    Of the attributions that cover the span, one that tells how the words reached the outlet decides before the others,
    a wider one before a narrower; then an agency that its sentence cites; then the agency
    whose text the whole report is ("Reuters" by dateline or byline).
    """
    report = annotation.report
    covering = [a for a in annotation.attributions if _covers(a, span) and _has_origin(annotation, a)]
    covering.sort(key=lambda a: (not a.channel, -sum(len(piece) for piece in a.content), a.content[0].start))
    for attribution in covering:
        origin = _origin_of_attribution(annotation, attribution)
        if origin:
            return origin
    credits = agency_credits(report)
    here = [s for s in annotation.sentences if s.overlap(span)] if credits else []
    for credit in credits:
        cited = Span(start=credit.start, end=credit.end)
        if credit.kind == "citation" and any(s.covers(cited) for s in here):
            return None if _is_own(report, credit.name) else credit.name
    for credit in credits:
        if credit.kind in ("dateline", "byline") and not _is_own(report, credit.name):
            return credit.name
    return None


def same_origin(one: str, other: str) -> bool:
    """Whether two origins are one: who it is counts, not the channel, and a name may be given in part ("Chun")."""
    names = _name_words(one), _name_words(other)
    return bool(names[0] and names[1]) and (names[0] <= names[1] or names[1] <= names[0])


@lru_cache(maxsize=4096)
def outlet_cited(origin: str) -> str:
    """The name key of the outlet or agency that an origin is; of a person or an office it is just the name's."""
    who = _who_it_is(origin)
    outlet = outlet_of(who)
    return name_key(outlet.name if outlet else who)


def _who_it_is(origin: str) -> str:
    return _KIND.sub("", _KIND.sub("", origin)).strip()


@lru_cache(maxsize=4096)
def _name_words(origin: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _who_it_is(origin).casefold())) - {"the", "of", "and"}


def _covers(attribution: Attribution, span: Span) -> bool:
    return bool(attribution.content) and sum(c.overlap(span) for c in attribution.content) >= _COVERS * len(span)


def _has_origin(annotation: Annotation, attribution: Attribution) -> bool:
    """Whether somebody says it; wishes and thoughts that an outlet ascribes to others have no origin."""
    if attribution.channel or attribution.source_kind in ("document", "social post"):
        return True
    return not _SPEECH.isdisjoint(cue_lemmas(annotation.words, attribution))


def _origin_of_attribution(annotation: Annotation, attribution: Attribution) -> str | None:
    report = annotation.report
    source = " ".join(report.quote(piece) for piece in attribution.source)
    channel = attribution.channel
    told = channel.removeprefix("told ")
    for words in (told, source):
        outlet = agency_named(words) or _outlet(words)
        if outlet and channel.startswith("told ") and words is told:
            return f"interview with {outlet}"
        if outlet:
            return None if _is_own(report, outlet) else outlet
    if attribution.source_kind == "anonymous" or _is_own(report, _POSSESSED.sub("", source)):
        return None
    document = _DOCUMENT.search(channel) or (
        _DOCUMENT.search(source) if attribution.source_kind == "document" else None
    )
    who = _who(annotation, attribution, source)
    if document:
        noun = document["noun"].lower()
        return f"{who} {noun}" if who else _introduced_before(annotation, attribution, noun)
    if not who:
        return None
    if attribution.source_kind == "social post" or _POST.search(channel):
        return f"tweet by {who}"
    if _OTHER_POST.search(channel):
        return f"post by {who}"
    return f"briefing by {who}" if _BRIEFING.search(channel) else who


def _who(annotation: Annotation, attribution: Attribution, source: str) -> str:
    """The source's name without title, place and article; "" when it is vague."""
    people = [
        mention
        for mention in annotation.mentions
        if mention.type == "person" and any(piece.covers(mention) for piece in attribution.source)
    ]
    speaker = (
        people[0].name if len(people) == 1 and attribution.source_kind != "document" else attribution.speaker or source
    )
    words = _ARTICLES.sub("", " ".join(speaker.split()))
    document = _DOCUMENT.search(words)
    if document:
        after = re.match(r"\s*(?:from|by|of|issued by|released by) (.+)", words[document.end() :])
        words = after[1] if after else words[: document.start()]
    words = _ARTICLES.sub("", _POSSESSOR.sub("", words.split(",")[0])).strip(" \"“”'’:;—–-")
    words = re.sub(r"['’]s?$", "", words)
    if document and not people and _PLACE_ADJECTIVE.match(words):
        return ""
    last = words.split()[-1].lower() if words else ""
    return "" if last in _VAGUE else words


def _introduced_before(annotation: Annotation, attribution: Attribution, noun: str) -> str | None:
    """ "The statement" is the one of that kind named last before it in the report."""
    start = attribution.source[0].start if attribution.source else attribution.content[0].start
    for earlier in reversed(_before(annotation.attributions, start)):
        source = " ".join(annotation.report.quote(piece) for piece in earlier.source)
        words = f"{source} {earlier.channel}"
        document = _DOCUMENT.search(words)
        if document and document["noun"].lower() == noun:
            who = _who(annotation, earlier, source)
            if who:
                return f"{who} {noun}"
    return None


def _before(attributions: Sequence[Attribution], start: int) -> list[Attribution]:
    found = [a for a in attributions if a.source and a.source[0].start < start]
    return sorted(found, key=lambda a: a.source[0].start)


def _outlet(words: str) -> str | None:
    """The known outlet that a phrase is ("the BBC", "NBC News"); phrases that are also plain words do not count."""
    name = _ARTICLES.sub("", words.strip())
    outlet = outlet_of(name) if name[:1].isupper() and len(name) > 2 else None
    return outlet.name if outlet else None


def _is_own(report: Report, outlet: str) -> bool:
    own = outlet_of(report.source) or outlet_of(report.url or "")
    return name_key(outlet) in (name_key(report.source), name_key(own.name) if own else "")
