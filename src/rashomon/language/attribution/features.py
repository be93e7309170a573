"""Hashed features of cues and roles, computed for all tokens of a report at once.

Every feature is a tuple of a template number and a few columns, mixed into one 64-bit hash and cut to an index of the
model's weights (the hashing trick; Weinberger et al. 2009). Training and use share this module: a change here needs
`training/train_attribution.py` to be run again.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import MAX_DEPTH, Columns, Flags, Hashes, Ints

Indices = NDArray[np.uint32]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_NOTHING = np.uint64(3)
_NOUN_SUBJECTS = ("nsubj", "nsubjpass", "agent", "poss")
_CHILDREN = (
    "nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "prep", "agent", "acomp", "attr", "advcl", "dative", "prt", "mark",
    "aux", "auxpass", "neg", "acl", "relcl", "pcomp", "pobj", "conj", "oprd", "expl", "poss", "det", "parataxis",
)  # fmt: skip


@cache
def _label(name: str) -> int:
    from spacy.strings import get_string_id

    return int(get_string_id(name))


def _mix(template: int, *columns: Hashes | Ints | Flags) -> Hashes:
    with np.errstate(over="ignore"):
        mixed = np.full(1, template + 1, np.uint64) * _MULTIPLIER
        for column in columns:
            mixed = (mixed ^ column.astype(np.uint64)) * _MULTIPLIER
            mixed = mixed ^ (mixed >> _SHIFT)
        return np.asarray(mixed * _MULTIPLIER)


def _to_indices(features: list[Hashes], bits: int) -> Indices:
    return (np.stack(features, axis=1) >> np.uint64(64 - bits)).astype(np.uint32)


def _at(column: Hashes, index: Ints) -> Hashes:
    """column[index], and a filler where the index is -1."""
    padded = np.append(column, _NOTHING)
    return padded[index]


def _step(pointer: Ints, index: Ints) -> Ints:
    """pointer[index], and -1 where the index is -1."""
    return np.append(pointer, -1)[index]


def _shift(column: Hashes, by: int) -> Hashes:
    """The column as seen `by` tokens further on, a filler past the ends."""
    shifted = np.full(len(column), _NOTHING, np.uint64)
    if by > 0:
        shifted[:-by] = column[by:]
    else:
        shifted[-by:] = column[:by]
    return shifted


def _bucket(distance: Ints) -> Ints:
    """0, 1, 2, 3, 4, then doubling steps, with the sign kept."""
    size = np.abs(distance)
    coarse = np.where(size <= 4, size, 3 + np.floor(np.log2(np.maximum(size, 1))).astype(np.int64))
    return np.asarray(np.where(distance < 0, coarse + 64, np.minimum(coarse, 12)))


def _first_child(columns: Columns, label: str) -> Ints:
    found = np.full(len(columns), -1, np.int64)
    here = np.flatnonzero(columns.dep == np.uint64(_label(label)))[::-1]
    found[columns.head[here]] = here
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Columns derived once a report and used by both kinds of features.

    `child[label]` is the first child with that dependency label or -1; `shape` says which labels a token has among its
    children, as bits; `nearest_open` and `nearest_close` are buckets of the distance to a quotation mark on the line.
    """

    columns: Columns
    child: dict[str, Ints]
    shape: Ints
    subject: Ints
    nearest_open: Ints
    nearest_close: Ints
    inside: Ints
    sentence_quotes: Ints
    commas: Ints
    marks: Ints
    verbs: Ints


def make_context(columns: Columns) -> Context:
    """Derives the shared columns of a report."""
    child = {label: _first_child(columns, label) for label in _CHILDREN}
    shape = np.zeros(len(columns), np.int64)
    for bit, label in enumerate(_CHILDREN[:16]):
        shape |= (child[label] >= 0).astype(np.int64) << bit
    subject = np.full(len(columns), -1, np.int64)
    for label in _NOUN_SUBJECTS[::-1]:
        subject = np.where(child[label] >= 0, child[label], subject)
    count = len(columns)
    place = np.arange(count)
    last_close = np.maximum.accumulate(np.where(columns.mark == 2, place, -1)) if count else place
    next_open = np.minimum.accumulate(np.where(columns.mark == 1, place, count)[::-1])[::-1] if count else place
    line = np.append(columns.line, -1)
    to_close = np.where(line[last_close] == columns.line, place - last_close, 4096)
    to_open = np.where(line[next_open] == columns.line, next_open - place, 4096)
    quoted = np.bincount(columns.sentence, weights=columns.quotation >= 0) > 0
    return Context(
        columns=columns,
        child=child,
        shape=shape,
        subject=subject,
        nearest_open=_bucket(to_open),
        nearest_close=_bucket(to_close),
        inside=(columns.quotation >= 0).astype(np.int64),
        sentence_quotes=quoted[columns.sentence].astype(np.int64) if count else place,
        commas=np.cumsum(columns.lower == np.uint64(_label(","))),
        marks=np.cumsum(columns.mark > 0),
        verbs=np.cumsum(np.isin(columns.pos, [_label("VERB"), _label("AUX")])),
    )


def cue_features(context: Context, bits: int) -> Indices:
    """Features of every token as the head of a cue: (tokens, templates) indices below 2**bits."""
    c, child = context.columns, context.child
    above = np.where(c.head == np.arange(len(c)), -1, c.head)
    grand = _step(above, above)
    subject = context.subject
    quotes = context.inside * 4 + context.sentence_quotes
    preposition, particle, thing = child["prep"], child["prt"], child["dobj"]
    clause = np.where(child["ccomp"] >= 0, child["ccomp"], child["xcomp"])
    within = _step(child["pobj"], preposition)
    before, after = _shift(c.lower, -1), _shift(c.lower, 1)
    predicate = np.where(child["acomp"] >= 0, child["acomp"], child["attr"])
    features = [
        _mix(1, c.lemma),
        _mix(2, c.lower, c.tag),
        _mix(3, c.lemma, c.dep),
        _mix(4, c.lemma, context.shape),
        _mix(5, c.tag, context.shape),
        _mix(6, c.lemma, _at(c.lemma, preposition)),
        _mix(7, c.lemma, _at(c.lemma, thing)),
        _mix(8, c.lemma, _at(c.lemma, subject)),
        _mix(9, c.lemma, _at(c.pos, subject), _at(c.entity, subject)),
        _mix(10, c.tag, _at(c.lemma, subject)),
        _mix(11, c.lemma, _at(c.lemma, particle)),
        _mix(12, c.lemma, child["ccomp"] >= 0, child["xcomp"] >= 0, thing >= 0),
        _mix(13, c.lemma, _at(c.lemma, clause)),
        _mix(14, c.tag, _at(c.lemma, thing)),
        _mix(15, c.lemma, _at(c.lemma, predicate)),
        _mix(16, c.lemma, _at(c.lemma, above)),
        _mix(17, c.lemma, _at(c.lemma, above), c.dep),
        _mix(18, c.dep, _at(c.lemma, above)),
        _mix(19, c.dep, c.tag, _at(c.dep, above), _at(c.tag, above)),
        _mix(20, c.lemma, _at(c.lemma, grand)),
        _mix(21, c.lemma, before),
        _mix(22, c.lemma, after),
        _mix(23, c.lemma, before, after),
        _mix(24, before, c.tag),
        _mix(25, after, c.tag),
        _mix(26, c.tag, _shift(c.tag, -1), _shift(c.tag, 1)),
        _mix(27, _shift(c.lower, -2), c.tag),
        _mix(28, _shift(c.lower, 2), c.tag),
        _mix(29, c.lemma, quotes),
        _mix(30, c.tag, c.dep, quotes),
        _mix(31, c.tag, quotes, context.nearest_open),
        _mix(32, c.tag, quotes, context.nearest_close),
        _mix(33, c.lemma, context.nearest_open),
        _mix(34, c.lemma, context.nearest_close),
        _mix(35, c.lemma, c.at_top),
        _mix(36, c.tag, c.dep, c.at_top),
        _mix(37, c.lemma, _at(c.tag, subject), _at(c.tag, clause)),
        _mix(38, c.lemma, _at(c.lower, child["mark"]), _at(c.lower, _step(child["mark"], clause))),
        _mix(39, c.lemma, _at(c.lemma, child["aux"]), _at(c.lemma, child["neg"])),
        _mix(40, c.lemma, _at(c.lemma, child["auxpass"]), child["agent"] >= 0),
        _mix(41, _at(c.lemma, preposition), _at(c.entity, within), _at(c.tag, within), c.tag),
        _mix(42, c.lemma, _at(c.lemma, preposition), _at(c.lemma, within)),
        _mix(43, c.lemma, _at(c.lemma, child["poss"]), _at(c.lemma, child["det"])),
        _mix(44, c.tag, _at(c.lemma, predicate), _at(c.tag, _step(child["xcomp"], predicate))),
        _mix(45, c.entity, c.pos, c.dep),
        _mix(46, c.lemma, _at(c.lemma, child["acl"]), _at(c.tag, child["acl"])),
        _mix(47, c.tag, _at(c.pos, subject), _at(c.entity, subject), context.shape),
        _mix(48, c.lemma, _shift(c.tag, 1), _shift(c.tag, 2)),
    ]  # fmt: skip
    return _to_indices(features, bits)


def role_features(context: Context, cue: Ints, token: Ints, heads: Flags, bits: int) -> Indices:
    """Features of pairs (cue, token): what part the token plays for the cue.

    `cue` and `token` are equally long; `heads` marks the tokens that head some cue. Returns (pairs, templates).
    """
    c = context.columns
    same = (c.ancestors[cue] == c.ancestors[token]) & (c.ancestors[cue] >= 0)
    meet = np.logical_and.accumulate(same, axis=1).sum(axis=1) - 1
    ups = np.where(meet >= 0, c.depth[cue] - meet, 15)
    downs = np.where(meet >= 0, c.depth[token] - meet, 15)

    def below(step: int) -> Ints:
        level = meet + step
        reached = (meet >= 0) & (step <= downs) & (level < MAX_DEPTH)
        return np.asarray(np.where(reached, c.ancestors[token, np.minimum(level, MAX_DEPTH - 1)], -1))

    def above(step: int) -> Ints:
        level = c.depth[cue] - step
        reached = (meet >= 0) & (step < ups) & (level >= 0)
        return np.asarray(np.where(reached, c.ancestors[cue, np.maximum(level, 0)], -1))

    branch, second, third = below(1), below(2), below(3)
    up_path = _mix(90, _at(c.dep, above(0)), _at(c.dep, above(1)), _at(c.dep, above(2)), np.minimum(ups, 4))
    down_path = _mix(91, _at(c.dep, branch), _at(c.dep, second), _at(c.dep, third), np.minimum(downs, 4))
    path = _mix(92, up_path, down_path)
    branch_key = _mix(93, up_path, _at(c.dep, branch))
    side = (token > cue).astype(np.int64) + (token == cue) * 2
    far = _bucket(token - cue)
    sentences = np.clip(c.sentence[token] - c.sentence[cue], -3, 3)
    in_quote = (c.quotation[token] >= 0).astype(np.int64)
    same_quote = (c.quotation[token] == c.quotation[cue]) & (c.quotation[cue] >= 0)
    place = _mix(94, side, sentences, in_quote + 2 * (c.quotation[cue] >= 0) + 4 * same_quote)
    marks = np.clip(context.marks[token] - context.marks[cue], -6, 6)
    commas = np.clip(context.commas[token] - context.commas[cue], -4, 4)
    verbs = np.clip(context.verbs[token] - context.verbs[cue], -3, 3)
    headed = np.cumsum(heads)
    other_cues: Ints = np.clip(headed[token] - headed[cue], -3, 3)
    branches = np.append(c.first, -1)[branch], np.append(c.last, -1)[branch]
    edge = (token == branches[0]).astype(np.int64) + 2 * (token == branches[1])
    own_edge = (token == c.first[c.head[token]]).astype(np.int64) + 2 * (token == c.last[c.head[token]])
    cue_lemma, cue_tag = c.lemma[cue], c.tag[cue]
    lower, lemma, tag, dep = c.lower[token], c.lemma[token], c.tag[token], c.dep[token]
    previous, following = np.maximum(token - 1, 0), np.minimum(token + 1, len(c) - 1)
    mark = c.mark[token]
    mark_near = c.mark[previous] * 3 + c.mark[following]
    shape = context.shape[cue]
    sentence_first = c.sentence[previous] != c.sentence[token]
    sentence_last = c.sentence[following] != c.sentence[token]
    features = [
        _mix(101, path),
        _mix(102, path, cue_lemma),
        _mix(103, path, cue_tag, side),
        _mix(104, branch_key, cue_lemma, side),
        _mix(105, branch_key, cue_tag, shape & 0xFF),
        _mix(106, branch_key, _at(c.lemma, branch)),
        _mix(107, branch_key, cue_lemma, _at(c.lemma, branch)),
        _mix(108, branch_key, edge, tag),
        _mix(109, branch_key, edge, side, mark),
        _mix(110, path, lower),
        _mix(111, branch_key, lower, edge),
        _mix(112, cue_lemma, lower, far),
        _mix(113, cue_tag, tag, far),
        _mix(114, cue_lemma, far, place),
        _mix(115, place, marks),
        _mix(116, place, marks, cue_tag),
        _mix(117, place, mark, mark_near),
        _mix(118, place, marks, commas),
        _mix(119, lower, c.lower[previous], side),
        _mix(120, lower, c.lower[following], side),
        _mix(121, tag, c.tag[previous], c.tag[following]),
        _mix(122, branch_key, tag, c.tag[previous]),
        _mix(123, branch_key, tag, c.tag[following]),
        _mix(124, branch_key, c.lower[previous]),
        _mix(125, branch_key, c.lower[following]),
        _mix(126, other_cues, heads[token], path),
        _mix(127, other_cues, heads[token], side, far),
        _mix(128, verbs, commas, side, branch_key),
        _mix(129, c.entity[token], c.entity[previous], c.entity[following], branch_key),
        _mix(130, place, sentence_first, sentence_last, mark),
        _mix(131, dep, tag, own_edge, side),
        _mix(132, place, cue_lemma, marks),
        _mix(133, path, shape & 0xFF),
        _mix(134, down_path, ups, side, cue_tag),
        _mix(135, branch_key, second >= 0, _at(c.dep, second), _at(c.lemma, branch)),
        _mix(136, place, lower, mark_near),
        _mix(137, side, branch_key, marks, commas),
        _mix(138, c.depth[token] - c.depth[cue], side, tag, cue_tag),
        _mix(139, lemma, dep, side, np.minimum(ups, 2), np.minimum(downs, 2)),
        _mix(140, branch_key, _at(c.tag, branch), _at(c.pos, second)),
        _mix(141, c.dep[cue], _at(c.dep, branch), side, np.minimum(ups, 3), np.minimum(downs, 3)),
        _mix(142, c.dep[previous], dep, c.dep[following], side),
        _mix(143, place, lower, tag),
        _mix(144, c.at_top[token], side, far, cue_lemma),
    ]  # fmt: skip
    return _to_indices(features, bits)
