"""Hashed features of cues and roles, computed for all tokens of a report at once.

Every feature is a tuple of a template number and a few columns, mixed into one 64-bit hash and cut to an index of the
model's weights (the hashing trick; Weinberger et al. 2009). Training and use share this module: a change here needs
`training/train_attribution.py` to be run again.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.language.attribution.columns import MAX_DEPTH, Columns, Flags, Ints
from rashomon.language.attribution.hashing import Indices, at, bucket, label_id, mix, shift, step, to_indices

_NOUN_SUBJECTS = ("nsubj", "nsubjpass", "agent", "poss")
_CHILDREN = (
    "nsubj", "nsubjpass", "dobj", "ccomp", "xcomp", "prep", "agent", "acomp", "attr", "advcl", "dative", "prt", "mark",
    "aux", "auxpass", "neg", "acl", "relcl", "pcomp", "pobj", "conj", "oprd", "expl", "poss", "det", "parataxis",
)  # fmt: skip


def _first_child(columns: Columns, label: str) -> Ints:
    found = np.full(len(columns), -1, np.int64)
    here = np.flatnonzero(columns.dep == np.uint64(label_id(label)))[::-1]
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
        nearest_open=bucket(to_open),
        nearest_close=bucket(to_close),
        inside=(columns.quotation >= 0).astype(np.int64),
        sentence_quotes=quoted[columns.sentence].astype(np.int64) if count else place,
        commas=np.cumsum(columns.lower == np.uint64(label_id(","))),
        marks=np.cumsum(columns.mark > 0),
        verbs=np.cumsum(np.isin(columns.pos, [label_id("VERB"), label_id("AUX")])),
    )


def cue_features(context: Context, bits: int) -> Indices:
    """Features of every token as the head of a cue: (tokens, templates) indices below 2**bits."""
    c, child = context.columns, context.child
    above = np.where(c.head == np.arange(len(c)), -1, c.head)
    grand = step(above, above)
    subject = context.subject
    quotes = context.inside * 4 + context.sentence_quotes
    preposition, particle, thing = child["prep"], child["prt"], child["dobj"]
    clause = np.where(child["ccomp"] >= 0, child["ccomp"], child["xcomp"])
    within = step(child["pobj"], preposition)
    before, after = shift(c.lower, -1), shift(c.lower, 1)
    predicate = np.where(child["acomp"] >= 0, child["acomp"], child["attr"])
    features = [
        mix(1, c.lemma),
        mix(2, c.lower, c.tag),
        mix(3, c.lemma, c.dep),
        mix(4, c.lemma, context.shape),
        mix(5, c.tag, context.shape),
        mix(6, c.lemma, at(c.lemma, preposition)),
        mix(7, c.lemma, at(c.lemma, thing)),
        mix(8, c.lemma, at(c.lemma, subject)),
        mix(9, c.lemma, at(c.pos, subject), at(c.entity, subject)),
        mix(10, c.tag, at(c.lemma, subject)),
        mix(11, c.lemma, at(c.lemma, particle)),
        mix(12, c.lemma, child["ccomp"] >= 0, child["xcomp"] >= 0, thing >= 0),
        mix(13, c.lemma, at(c.lemma, clause)),
        mix(14, c.tag, at(c.lemma, thing)),
        mix(15, c.lemma, at(c.lemma, predicate)),
        mix(16, c.lemma, at(c.lemma, above)),
        mix(17, c.lemma, at(c.lemma, above), c.dep),
        mix(18, c.dep, at(c.lemma, above)),
        mix(19, c.dep, c.tag, at(c.dep, above), at(c.tag, above)),
        mix(20, c.lemma, at(c.lemma, grand)),
        mix(21, c.lemma, before),
        mix(22, c.lemma, after),
        mix(23, c.lemma, before, after),
        mix(24, before, c.tag),
        mix(25, after, c.tag),
        mix(26, c.tag, shift(c.tag, -1), shift(c.tag, 1)),
        mix(27, shift(c.lower, -2), c.tag),
        mix(28, shift(c.lower, 2), c.tag),
        mix(29, c.lemma, quotes),
        mix(30, c.tag, c.dep, quotes),
        mix(31, c.tag, quotes, context.nearest_open),
        mix(32, c.tag, quotes, context.nearest_close),
        mix(33, c.lemma, context.nearest_open),
        mix(34, c.lemma, context.nearest_close),
        mix(35, c.lemma, c.at_top),
        mix(36, c.tag, c.dep, c.at_top),
        mix(37, c.lemma, at(c.tag, subject), at(c.tag, clause)),
        mix(38, c.lemma, at(c.lower, child["mark"]), at(c.lower, step(child["mark"], clause))),
        mix(39, c.lemma, at(c.lemma, child["aux"]), at(c.lemma, child["neg"])),
        mix(40, c.lemma, at(c.lemma, child["auxpass"]), child["agent"] >= 0),
        mix(41, at(c.lemma, preposition), at(c.entity, within), at(c.tag, within), c.tag),
        mix(42, c.lemma, at(c.lemma, preposition), at(c.lemma, within)),
        mix(43, c.lemma, at(c.lemma, child["poss"]), at(c.lemma, child["det"])),
        mix(44, c.tag, at(c.lemma, predicate), at(c.tag, step(child["xcomp"], predicate))),
        mix(45, c.entity, c.pos, c.dep),
        mix(46, c.lemma, at(c.lemma, child["acl"]), at(c.tag, child["acl"])),
        mix(47, c.tag, at(c.pos, subject), at(c.entity, subject), context.shape),
        mix(48, c.lemma, shift(c.tag, 1), shift(c.tag, 2)),
    ]  # fmt: skip
    return to_indices(features, bits)


def role_features(context: Context, cue: Ints, token: Ints, heads: Flags, bits: int) -> Indices:
    """Features of pairs (cue, token): what part the token plays for the cue.

    `cue` and `token` are equally long; `heads` marks the tokens that head some cue. Returns (pairs, templates).
    """
    c = context.columns
    same = (c.ancestors[cue] == c.ancestors[token]) & (c.ancestors[cue] >= 0)
    meet = np.logical_and.accumulate(same, axis=1).sum(axis=1) - 1
    ups = np.where(meet >= 0, c.depth[cue] - meet, 15)
    downs = np.where(meet >= 0, c.depth[token] - meet, 15)

    def below(steps: int) -> Ints:
        level = meet + steps
        reached = (meet >= 0) & (steps <= downs) & (level < MAX_DEPTH)
        return np.asarray(np.where(reached, c.ancestors[token, np.minimum(level, MAX_DEPTH - 1)], -1))

    def above(steps: int) -> Ints:
        level = c.depth[cue] - steps
        reached = (meet >= 0) & (steps < ups) & (level >= 0)
        return np.asarray(np.where(reached, c.ancestors[cue, np.maximum(level, 0)], -1))

    branch, second, third = below(1), below(2), below(3)
    up_path = mix(90, at(c.dep, above(0)), at(c.dep, above(1)), at(c.dep, above(2)), np.minimum(ups, 4))
    down_path = mix(91, at(c.dep, branch), at(c.dep, second), at(c.dep, third), np.minimum(downs, 4))
    path = mix(92, up_path, down_path)
    branch_key = mix(93, up_path, at(c.dep, branch))
    side = (token > cue).astype(np.int64) + (token == cue) * 2
    far = bucket(token - cue)
    sentences = np.clip(c.sentence[token] - c.sentence[cue], -3, 3)
    in_quote = (c.quotation[token] >= 0).astype(np.int64)
    same_quote = (c.quotation[token] == c.quotation[cue]) & (c.quotation[cue] >= 0)
    place = mix(94, side, sentences, in_quote + 2 * (c.quotation[cue] >= 0) + 4 * same_quote)
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
        mix(101, path),
        mix(102, path, cue_lemma),
        mix(103, path, cue_tag, side),
        mix(104, branch_key, cue_lemma, side),
        mix(105, branch_key, cue_tag, shape & 0xFF),
        mix(106, branch_key, at(c.lemma, branch)),
        mix(107, branch_key, cue_lemma, at(c.lemma, branch)),
        mix(108, branch_key, edge, tag),
        mix(109, branch_key, edge, side, mark),
        mix(110, path, lower),
        mix(111, branch_key, lower, edge),
        mix(112, cue_lemma, lower, far),
        mix(113, cue_tag, tag, far),
        mix(114, cue_lemma, far, place),
        mix(115, place, marks),
        mix(116, place, marks, cue_tag),
        mix(117, place, mark, mark_near),
        mix(118, place, marks, commas),
        mix(119, lower, c.lower[previous], side),
        mix(120, lower, c.lower[following], side),
        mix(121, tag, c.tag[previous], c.tag[following]),
        mix(122, branch_key, tag, c.tag[previous]),
        mix(123, branch_key, tag, c.tag[following]),
        mix(124, branch_key, c.lower[previous]),
        mix(125, branch_key, c.lower[following]),
        mix(126, other_cues, heads[token], path),
        mix(127, other_cues, heads[token], side, far),
        mix(128, verbs, commas, side, branch_key),
        mix(129, c.entity[token], c.entity[previous], c.entity[following], branch_key),
        mix(130, place, sentence_first, sentence_last, mark),
        mix(131, dep, tag, own_edge, side),
        mix(132, place, cue_lemma, marks),
        mix(133, path, shape & 0xFF),
        mix(134, down_path, ups, side, cue_tag),
        mix(135, branch_key, second >= 0, at(c.dep, second), at(c.lemma, branch)),
        mix(136, place, lower, mark_near),
        mix(137, side, branch_key, marks, commas),
        mix(138, c.depth[token] - c.depth[cue], side, tag, cue_tag),
        mix(139, lemma, dep, side, np.minimum(ups, 2), np.minimum(downs, 2)),
        mix(140, branch_key, at(c.tag, branch), at(c.pos, second)),
        mix(141, c.dep[cue], at(c.dep, branch), side, np.minimum(ups, 3), np.minimum(downs, 3)),
        mix(142, c.dep[previous], dep, c.dep[following], side),
        mix(143, place, lower, tag),
        mix(144, c.at_top[token], side, far, cue_lemma),
    ]  # fmt: skip
    return to_indices(features, bits)
