"""How far around a cue its source and content are looked for."""

import numpy as np

from rashomon.language.attribution.columns import Columns, Ints

# Tokens: beyond this a quotation is followed by the rules of `quotation`, not by the tagger.
MAX_TOKENS = 160


def windows(columns: Columns, cues: Ints) -> tuple[Ints, Ints]:
    """For each cue the half-open range of tokens [first, last) where its roles may stand.

    The cue's sentence, and the sentences beside it as long as quoted words join them; what follows a colon that ends
    the sentence, also on the next line.
    """
    count = len(columns)
    boundaries = np.flatnonzero(np.diff(columns.sentence)) + 1
    opens = np.concatenate([[0], boundaries]).astype(np.int64)
    closes = np.concatenate([boundaries, [count]]).astype(np.int64)
    number = np.searchsorted(opens, cues, "right") - 1
    colons = _ends_with_colon(columns, closes)
    first, last = np.empty(len(cues), np.int64), np.empty(len(cues), np.int64)
    quotation, line, mark = columns.quotation, columns.line, columns.mark
    for k, (at, cue) in enumerate(zip(number.tolist(), cues.tolist(), strict=True)):
        low, high = at, at
        while low > 0 and closes[at] - opens[low - 1] <= MAX_TOKENS:
            edge = opens[low]
            if line[edge] != line[edge - 1] or quotation[edge - 1] < 0:
                break
            low -= 1
        while high + 1 < len(opens) and closes[high + 1] - opens[low] <= MAX_TOKENS:
            edge = opens[high + 1]
            joined = quotation[edge] >= 0 and (mark[edge] == 1 or quotation[edge] == quotation[edge - 1])
            if not (joined and line[edge] == line[edge - 1]) and not colons[high]:
                break
            high += 1
        first[k] = max(opens[low], cue - MAX_TOKENS)
        last[k] = min(closes[high], cue + MAX_TOKENS)
    return first, last


def _ends_with_colon(columns: Columns, closes: Ints) -> list[bool]:
    from spacy.strings import get_string_id

    colons: list[bool] = (columns.lower[closes - 1] == np.uint64(get_string_id(":"))).tolist()
    return colons
