"""What is looked up in a text when it is compared with others: made once a text, not once a pair."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens

SEED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedText:
    """A text with its look-up tables.

    For each sentence: `bags` its keys counted, `content` the keys that are no function words, `own` those of them that
    are the outlet's choice (outside quotation marks, no names), `quoted` those inside quotation marks. `holding` gives
    the sentences of a content key, `trigrams` where three keys in a row begin, `surface` each word as it is written.
    """

    tokens: Tokens
    bags: tuple[Counter[str], ...]
    content: tuple[frozenset[str], ...]
    own: tuple[frozenset[str], ...]
    quoted: tuple[frozenset[str], ...]
    holding: Mapping[str, tuple[int, ...]]
    trigrams: Mapping[tuple[str, str, str], tuple[int, ...]]
    surface: tuple[str, ...]


def index_text(tokens: Tokens) -> IndexedText:
    """The look-up tables of a text. Linear in its words."""
    ranges = [range(i, j) for i, j in zip(tokens.first, tokens.last, strict=True)]
    bags = tuple(Counter(tokens.keys[words.start : words.stop]) for words in ranges)
    content = tuple(frozenset(bag) - FUNCTION_WORDS for bag in bags)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for sentence, bag in enumerate(bags):
        for key in bag:
            if key not in FUNCTION_WORDS:
                holding[key].append(sentence)
    trigrams: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, keys in enumerate(zip(tokens.keys, tokens.keys[1:], tokens.keys[2:], strict=False)):
        trigrams[keys].append(i)
    return IndexedText(
        tokens=tokens,
        bags=bags,
        content=content,
        own=tuple(frozenset(tokens.keys[word] for word in words if _is_own(tokens, word)) for words in ranges),
        quoted=tuple(
            frozenset(tokens.keys[word] for word in words if tokens.content[word] and tokens.quoted[word])
            for words in ranges
        ),
        holding={key: tuple(found) for key, found in holding.items()},
        trigrams={keys: tuple(found) for keys, found in trigrams.items()},
        surface=tuple(
            tokens.text[start:end].casefold().replace("’", "'")
            for start, end in zip(tokens.starts, tokens.ends, strict=True)
        ),
    )


def _is_own(tokens: Tokens, word: int) -> bool:
    return tokens.content[word] and not tokens.quoted[word] and tokens.text[tokens.starts[word]].islower()
