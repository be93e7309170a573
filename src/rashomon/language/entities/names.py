"""How a person's name is built: which part is the family's, which the own, in several traditions."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rashomon.language.entities.gazetteer import fold, is_given_name
from rashomon.language.entities.titles import NAME_SUFFIXES, bare, is_honorific
from rashomon.language.entities.wordlists import word_set

# Lower-case words inside a name.
PARTICLES = word_set("de da do dos das del della di du la le van von der den ter ten zu bin ibn ben al el ul ur e y")
# Family names that stand first: Korean, Chinese, Vietnamese (romanised, folded).
_EASTERN = word_set(
    "kim lee yi rhee ri park pak bak choi choe jung jeong chung chong kang cho jo yoon yun jang chang lim im rim "
    "han oh seo suh so shin sin kwon hwang ahn an song ryu yoo yu hong moon mun chun chon jeon yang ko koh go bae "
    "pae baek paek nam noh roh no ha heo huh joo ju chu min son sohn shim sim hyon hyun thae tae ro ku koo wang "
    "li zhang liu chen huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng xi "
    "mao wen jiang zeng peng xiao cai pan dong yuan yu ye du wei ding ren shen fan fang shi yao tan liao zou "
    "xiong jin lu hao kong bai cui kang qiu qin gu hou shao meng long wan duan qian tsai chiang hsu hsieh chou "
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly truong dinh "
)
_SYLLABLE = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]|ch|zh|sh|kh|ph|th|ng|ts|hs|tr|nh|gi|kw|kk|tt|pp|ss|jj|hw|hy|my|py|ry|gy|ky|ny|by)?"
    r"(?:[aeiou]{1,3}|y[aeiou]{1,2}|w[aeiou]{1,2}|[aeiou]h|yeo|yeon)(?:ng|n|m|k|p|l|r|t|h|c|ch|nh)?"
)
# Anthony "Two Hats" Corelli
_NICKNAME = re.compile(r""" ["'“‘(][^"'”’)]{1,30}["'”’)] """)
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a personal name, folded. `family` may hold a particle ("van der bellen"); `order` is "eastern" when
    the family's name stands first. A single word is taken as a family name: `given` is empty then."""

    given: tuple[str, ...]
    family: str
    suffix: str = ""
    order: str = "western"


@lru_cache(maxsize=20_000)
def parse_person(name: str) -> PersonName:
    """The parts of a name without title: "Yoon Hae-sol" -> given ("hae", "sol"), family "yoon"."""
    text = without_nickname(fold(name))
    suffix = ""
    if "," in text:
        before, _, after = text.partition(",")
        if bare(after.strip()) in NAME_SUFFIXES:
            text, suffix = before, bare(after.strip())
        else:
            text = f"{after.strip()} {before.strip()}"
    words = [w for w in (m.group().rstrip(".") for m in _WORD.finditer(text)) if w]
    while len(words) > 1 and is_honorific(words[0]):
        words.pop(0)
    while len(words) > 1 and bare(words[-1]) in NAME_SUFFIXES:
        suffix = bare(words.pop())
    if not words:
        return PersonName(given=(), family="")
    if _is_eastern(words, text):
        return PersonName(given=tuple(words[1:]), family=words[0], suffix=suffix, order="eastern")
    if len(words) == 1:
        return PersonName(given=(), family=words[0], suffix=suffix)
    at = len(words) - 1
    while at > 1 and words[at - 1] in PARTICLES and words[at - 1] not in ("y", "e"):
        at -= 1
    if at == 1 and words[0] in PARTICLES and len(words) == 2:
        at = 0
    if "-" in text and at > 1 and f"{words[at - 1]}-{words[at]}" in text and words[at - 1] not in PARTICLES:
        at -= 1  # a double family name: "Mary Smith-Jones"
    return PersonName(given=tuple(words[:at]), family=" ".join(words[at:]), suffix=suffix)


def without_nickname(name: str) -> str:
    """The name without a nickname set in quotes or brackets in its middle."""
    return _NICKNAME.sub(" ", name)


def family_names(name: str) -> tuple[str, ...]:
    """What the bearer may be called by alone, folded, likeliest first: the family name, with and without particle."""
    parsed = parse_person(name)
    if not parsed.family:
        return ()
    found = [parsed.family]
    words = parsed.family.split()
    if len(words) > 1:
        found.append(words[-1])
    return tuple(found)


def is_eastern_name(name: str) -> bool:
    """True for a Korean, Chinese or Vietnamese name in its own order ("Yoon Hae-sol")."""
    return parse_person(name).order == "eastern"


def _is_eastern(words: list[str], text: str) -> bool:
    if len(words) < 2 or len(words) > 4 or words[0] not in _EASTERN:
        return False
    rest = words[1:]
    if not all(_is_syllables(w) for w in rest):
        return False
    hyphenated = any(f"{a}-{b}" in text for a, b in pairwise(rest))
    # "Lee Ann", "Kim Dan": Western given names are syllables too.
    return hyphenated or not any(is_given_name(w) and len(w) > 3 for w in rest)


@lru_cache(maxsize=20_000)
def _is_syllables(word: str) -> bool:
    """True for one or two romanised syllables."""
    if len(word) > 12:
        return False
    for cut in (len(word), *range(2, len(word) - 1)):
        left, right = word[:cut], word[cut:]
        if _SYLLABLE.fullmatch(left) and (not right or _SYLLABLE.fullmatch(right)):
            return True
    return False
