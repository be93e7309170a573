"""How often words headed a cue in the training articles: statistics of words in their places, looked up by hash.

Each template names a word with something of its surroundings (Micci-Barreca 2001 calls such statistics target
encoding); what stood only once in the training articles is left out.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Ints
from rashomon.language.attribution.features import Context
from rashomon.language.attribution.hashing import at, mix, step

Reals = NDArray[np.float32]
Keys = NDArray[np.uint32]

# A rate counts as if it had been seen this many times more at the rate of all candidates.
_PRIOR_WEIGHT = 3
_RARE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """A sorted table: `keys` (n,), the share of cues among what has the key, in 255ths, and how many there were.

    `prior` is the share among all candidates.
    """

    keys: Keys
    rate: NDArray[np.uint8]
    count: NDArray[np.uint16]
    prior: float


def rate_keys(context: Context, places: Ints) -> Keys:
    """The keys of tokens: (places, templates)."""
    c, child = context.columns, context.child
    itself = places
    above = np.where(c.head[places] == places, -1, c.head[places])
    subject = context.subject[places]
    clause = np.where(child["ccomp"] >= 0, child["ccomp"], child["xcomp"])[places]
    predicate = np.where(child["acomp"] >= 0, child["acomp"], child["attr"])
    thing = np.where(child["dobj"] >= 0, child["dobj"], predicate)[places]
    preposition = child["prep"][places]
    before, after = places - 1, np.where(places + 1 < len(c), places + 1, -1)
    lemma, tag, dep = c.lemma[itself], c.tag[itself], c.dep[itself]
    keys = [
        mix(301, lemma),
        mix(302, lemma, tag),
        mix(303, lemma, dep),
        mix(304, lemma, at(c.dep, subject)),
        mix(305, lemma, at(c.lemma, preposition)),
        mix(306, lemma, at(c.dep, clause), at(c.dep, thing)),
        mix(307, at(c.lemma, above)),
        mix(308, at(c.lemma, above), dep),
        mix(309, at(c.lemma, thing)),
        mix(310, at(c.lemma, clause)),
        mix(311, at(c.lemma, before)),
        mix(312, at(c.lemma, after)),
        mix(313, tag, dep, at(c.tag, above)),
        mix(314, c.lower[itself]),
        mix(315, lemma, context.shape[places]),
        mix(316, lemma, at(c.lemma, above)),
        mix(317, lemma, at(c.lemma, thing)),
        mix(318, lemma, at(c.entity, subject), at(c.pos, subject)),
        mix(319, lemma, context.inside[places], context.sentence_quotes[places]),
        mix(320, at(c.lemma, subject)),
        mix(321, lemma, at(c.lemma, step(child["pobj"], preposition))),
    ]
    return (np.stack(keys, axis=1) >> np.uint64(32)).astype(np.uint32)


def count_rates(keys: Keys, is_head: NDArray[np.bool_]) -> Rates:
    """The table of candidates with the keys (candidates, templates)."""
    flat = keys.ravel()
    found, inverse = np.unique(flat, return_inverse=True)
    count = np.bincount(inverse, minlength=len(found))
    heads = np.bincount(inverse, weights=np.repeat(is_head, keys.shape[1]), minlength=len(found))
    prior = float(is_head.mean())
    rate = (heads + _PRIOR_WEIGHT * prior) / (count + _PRIOR_WEIGHT)
    kept = count >= _RARE
    return Rates(
        keys=found[kept],
        rate=np.round(rate[kept] * 255).astype(np.uint8),
        count=np.minimum(count[kept], 65535).astype(np.uint16),
        prior=prior,
    )


def look_up(rates: Rates, keys: Keys) -> Reals:
    """Rates and logarithms of counts of the keys: (rows, 2 * templates); the prior and 0 for what is unknown."""
    if not len(rates.keys):
        return np.concatenate([np.full(keys.shape, rates.prior), np.zeros(keys.shape)], axis=1).astype(np.float32)
    place = np.minimum(np.searchsorted(rates.keys, keys), len(rates.keys) - 1)
    known = rates.keys[place] == keys
    rate = np.where(known, rates.rate[place] / np.float32(255), np.float32(rates.prior))
    count = np.where(known, np.log1p(rates.count[place].astype(np.float32)), np.float32(0))
    return np.concatenate([rate, count], axis=1).astype(np.float32)
