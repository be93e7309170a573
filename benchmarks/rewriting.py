"""Copies rewritten by rule, stronger than those of `reuse/`: pairs of real reports of one event, for measuring.

Paragraphs of one report are rewritten sentence by sentence (words put for words, clauses moved, asides and adverbs
dropped, the source moved to the other end, words of the copier's own put in) and set into another outlet's report.
What both reports quote without copying is a negative. Nothing here is looked at by hand while lineage is designed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks import shared_data

SETS = ("clustering/basil.jsonl", "clustering/allsides_dev.jsonl", "clustering/giveme5w1h_dev.jsonl")
_SEED = 20_11
_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r"“([^“”\n]{40,400})”|\"([^\"\n]{40,400})\"")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ASIDE = re.compile(r", (?:who|which|whose|a|an|the)\b[^,.;“”\"]{5,90},")
_BRACKETS = re.compile(r" \([^()]{1,80}\)")
_ADVERB = re.compile(r" \w{3,}ly\b(?=[ ,.])")
_TITLED = re.compile(r"\b(?:[A-Z]\w+ )?[A-Z][a-z]+ ([A-Z][a-z]{2,})\b")
_SAID = re.compile(
    r"^(?P<who>[A-Z][^,“”\"]{2,60}?) (?:said|says|told \w+) (?:that |on \w+ that )?(?P<what>[^“”\"]{30,})\.$"
)
_TRAILING = re.compile(
    r"^(?P<main>[^“”\"]{25,}?),? (?P<clause>(?:after|when|while|because|before|although|since|until|as)"
    r" [^,“”\"]{15,})\.$"
)
_LEADING = re.compile(
    r"^(?P<clause>(?:After|When|While|Because|Before|Although|Since|As|In|On|At|For) [^,“”\"]{8,90}),"
    r" (?P<main>[^“”\"]{25,})\.$"
)
# Written for this script: words of news prose, and what another desk might put for them.
_TABLE = """
said=stated; told=informed; announced=made known; big=large; begin=start; began=started; show=indicate
showed=made clear; help=assist; asked=put it to; people=residents; killed=left dead; injured=hurt; home=house
police=officers; officials=authorities; government=administration; plan=scheme; plans=intends; decision=ruling
meeting=talks; leader=head; leaders=heads; country=nation; countries=nations; attack=assault; attacks=assaults
war=conflict; money=funds; company=firm; companies=firms; workers=employees; children=youngsters; woman=lady
report=account; reported=wrote; vote=ballot; voted=cast ballots; win=gain; won=took; lost=missed out on
year=twelve months; week=seven days; month=four weeks; city=town; called=described
according to=in the words of; nearly=almost; about=around; more than=over; against=opposed to; before=ahead of
after=following; because=since; but=yet; however=still; also=as well; many=numerous; several=a number of
new=fresh; last=past; first=initial; important=crucial; likely=probable; including=among them
during=in the course of; near=close to; made=produced; make=produce; take=seize; took=seized; came=arrived
went=travelled; wants=seeks; want=wish; need=require; trying=seeking; tried=sought; allow=permit; stop=halt
end=close; ended=closed; increase=rise; increased=rose; decline=fall; right=proper; wrong=mistaken
problem=difficulty; problems=difficulties; change=shift; changes=shifts; support=backing; supporters=backers
law=statute; bill=measure; court=bench; judge=jurist; lawyer=attorney; statement=declaration; news=tidings
fight=struggle; issue=matter; issues=matters; group=body; groups=bodies; member=participant
members=participants; area=district; part=portion; number=total; high=elevated; low=modest
"""
_WORDS = {old: new for pair in re.split(r"; |\n", _TABLE.strip()) for old, new in [pair.split("=")]}
_KNOWN = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _WORDS), key=lambda w: (-len(w), w)))})\b")
_OWN = ("by all accounts", "as things stand", "at this stage", "so it appears", "in the meantime", "for its part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A pair of texts as in `reuse/`: spans of `text_a` and `text_b` that were copied, and quotations that were not.

    `kept` is the share in 0..1 of words that the copies kept, in any order.
    """

    id: str
    text_a: str
    text_b: str
    copied: tuple[dict[str, list[int]], ...]
    negatives: tuple[dict[str, Any], ...]
    kept: float


def rewritten_pairs(most: int = 300, *, new: float = 0.0) -> Iterator[Rewritten]:
    """Up to `most` pairs, the same each time; none when the data is not there.

    `new` in 0..1 is the share of content words for which, beyond the rules, another word of the corpus is put: to a
    method that knows no meanings, any other word is as good as a synonym. Half as many words are dropped.
    """
    events: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in SETS:
        for row in shared_data.rows(name):
            if 900 <= len(row["text"]) <= 9000:
                events[f"{name} {row['event']}"].append(row)
    random = Random(_SEED)
    texts = [row["text"] for _, rows in sorted(events.items()) for row in rows]
    vocabulary = sorted({word for text in texts for word in re.findall(r"\b[a-z]{5,12}\b", text)})
    names = sorted(name for name, rows in events.items() if len({row["source"] for row in rows}) > 1)
    random.shuffle(names)
    made = 0
    for name in names:
        base, host = random.sample(sorted(events[name], key=lambda row: str(row["id"])), 2)
        desk = _Desk(random=random, vocabulary=vocabulary, new=new)
        pair = _pair(f"{base['id']} {host['id']}", base["text"], host["text"], desk)
        if base["source"] != host["source"] and pair is not None:
            yield pair
            made += 1
        if made == most:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Who rewrites: the dice, the words there are, and how many are put for others."""

    random: Random
    vocabulary: Sequence[str]
    new: float


def _rewrite(sentence: str, desk: _Desk) -> str:
    """One sentence in other words by rule: always another order where one is possible, one aside fewer, new words."""
    random = desk.random
    said, trailing, leading = _SAID.match(sentence), _TRAILING.match(sentence), _LEADING.match(sentence)
    if said:
        sentence = f"{_capital(said['what'])}, {said['who']} explained."
    elif trailing:
        sentence = f"{_capital(trailing['clause'])}, {_small(trailing['main'])}."
    elif leading:
        sentence = f"{_capital(leading['main'])} {_small(leading['clause'])}."
    sentence = _BRACKETS.sub("", _ASIDE.sub("", sentence, count=1))
    sentence = _ADVERB.sub("", _TITLED.sub(r"\1", sentence))
    sentence = _KNOWN.sub(lambda match: _WORDS[match[0]], sentence)
    if desk.new:
        sentence = re.sub(r" [a-z]{4,}\b", lambda match: _other(match[0], desk), sentence)
    if random.random() < 0.6 and sentence[-1:] in ".!?":
        sentence = f"{sentence[:-1]}, {random.choice(_OWN)}{sentence[-1]}"
    return _capital(sentence)


def _other(word: str, desk: _Desk) -> str:
    dice = desk.random.random()
    return "" if dice < desk.new / 3 else f" {desk.random.choice(desk.vocabulary)}" if dice < desk.new else word


def _pair(name: str, base: str, host: str, desk: _Desk) -> Rewritten | None:
    random = desk.random
    given = _paragraphs(base)
    grams = {gram for paragraph in given for gram in _grams(_unquoted(paragraph))}
    kept_host = [p for p in _paragraphs(host) if not grams & set(_grams(_unquoted(p)))]
    usable = [i for i, p in enumerate(given) if len(p.split()) >= 25 and not _QUOTATION.search(p)]
    if len(kept_host) < 4 or len(usable) < 2:
        return None
    chosen = sorted(random.sample(usable, min(len(usable), random.choice((1, 2, 2, 3)))))
    places = sorted(random.sample(range(1, len(kept_host)), min(len(chosen), len(kept_host) - 1)), reverse=True)
    text_a = "\n\n".join(given)
    copies = {i: " ".join(_rewrite(s, desk) for s in _SENTENCE.split(given[i])) for i in chosen}
    pieces: list[tuple[str, int | None]] = [(p, None) for p in kept_host]
    for place, i in zip(places, reversed(chosen), strict=False):
        pieces.insert(place, (copies[i], i))
    copied = []
    at = 0
    for words, origin in pieces:
        if origin is not None:
            start = sum(len(p) + 2 for p in given[:origin])
            copied.append({"a": [start, start + len(given[origin])], "b": [at, at + len(words)]})
        at += len(words) + 2
    text_b = "\n\n".join(words for words, _ in pieces)
    shares = [_kept(text_a[slice(*c["a"])], text_b[slice(*c["b"])]) for c in copied]
    return Rewritten(
        id=name,
        text_a=text_a,
        text_b=text_b,
        copied=tuple(copied),
        negatives=tuple(_shared_quotations(text_a, text_b)),
        kept=sum(shares) / len(shares),
    )


def _shared_quotations(text_a: str, text_b: str) -> Iterator[dict[str, Any]]:
    for match in _QUOTATION.finditer(text_a):
        words = (match[1] or match[2]).strip(" ,.")
        place = text_b.find(words)
        if place >= 0 and len(words.split()) >= 7:
            start = match.start() + match[0].index(words)
            yield {"a": [start, start + len(words)], "b": [place, place + len(words)], "kind": "shared_quote_natural"}


def _paragraphs(text: str) -> list[str]:
    return [paragraph.strip() for paragraph in text.split("\n") if paragraph.strip()]


def _unquoted(paragraph: str) -> str:
    return re.sub(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", " | ", paragraph)


def _grams(words: str) -> list[tuple[str, ...]]:
    found = [word.lower() for word in _WORD.findall(words)]
    return [tuple(found[i : i + 7]) for i in range(len(found) - 6)]


def _kept(one: str, other: str) -> float:
    bags = [Counter(word.lower() for word in _WORD.findall(text)) for text in (one, other)]
    return 2 * (bags[0] & bags[1]).total() / max(1, bags[0].total() + bags[1].total())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
