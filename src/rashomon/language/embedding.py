"""Sentence embeddings by all-MiniLM-L6-v2 (Apache-2.0), in whole numbers of 8 bits (`training/quantise_encoder.py`)."""

import os
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.stored import read_stored

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
ENCODER = "sentence_encoder.onnx"
TOKENIZER = "sentence_tokenizer.json"
# `training/quantise_encoder.py` writes both.
ENCODER_SHA256 = "29d49ec48a998d745b4c8660bdb69aeb29e8d6936431719fd86f478c25de4b7d"
TOKENIZER_SHA256 = "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904"
_MAX_TOKENS = 128
_MOST_THREADS = 8
# Word pieces whose vectors are kept for texts that come again: 50 MB, some 1000 sentences.
_KEPT = 1 << 15


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenVectors:
    """One text's word pieces: their contextual vectors (n, 384) with rows of unit length and their half-open character
    offsets (empty for the two marks at the ends), and the text's own embedding (384) of unit length.
    """

    vectors: NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]
    sentence: NDArray[np.float32]


_kept: OrderedDict[str, TokenVectors] = OrderedDict()
_keeping = Lock()


@cache
def _load() -> "tuple[Tokenizer, InferenceSession]":
    import onnxruntime
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(read_stored(__package__, f"data/{TOKENIZER}", TOKENIZER_SHA256))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MAX_TOKENS)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # texts run side by side instead
    encoder = read_stored(__package__, f"data/{ENCODER}", ENCODER_SHA256)
    session = onnxruntime.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])
    return tokenizer, session


def embed_tokens(texts: Sequence[str]) -> list[TokenVectors]:
    """Contextual word-piece vectors of each text, in order; texts are cut at 128 word pieces.

    Each text goes through the encoder alone: the scale of its whole numbers is then its own, so that its vectors depend
    on no other text, nor on the number of cores, on each of which one runs at a time. Texts met a short while ago are
    not encoded again.
    Raises RuntimeError when the model is missing or altered.
    """
    unique = list(dict.fromkeys(texts))
    found = _recall(unique)
    if new := [text for text in unique if text not in found]:
        tokenizer, session = _load()
        encodings = tokenizer.encode_batch(new)
        with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
            states = pool.map(lambda encoding: hidden_states(session, encoding.ids), encodings)
            for text, encoding, rows in zip(new, encodings, states, strict=True):
                found[text] = _token_vectors(rows, encoding.offsets)
        _keep({text: found[text] for text in new})
    return [found[text] for text in texts]


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence embeddings (n, 384) with rows of unit length; unrelated text has a cosine of about 0.

    Raises RuntimeError when the model is missing or altered.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    return np.stack([item.sentence for item in embed_tokens(texts)])


def forget() -> None:
    """Drops the vectors kept of earlier texts, as measurements of time need it."""
    with _keeping:
        _kept.clear()


def hidden_states(session: "InferenceSession", ids: Sequence[int]) -> NDArray[np.float32]:
    """The encoder's last layer (n, 384) for the n word pieces of one text."""
    pieces = np.array([ids], dtype=np.int64)
    given = {"input_ids": pieces, "attention_mask": np.ones_like(pieces), "token_type_ids": np.zeros_like(pieces)}
    names = {item.name for item in session.get_inputs()}
    rows: NDArray[np.float32] = session.run(None, {name: given[name] for name in given if name in names})[0][0]
    return rows


def _token_vectors(rows: NDArray[np.float32], offsets: Sequence[tuple[int, int]]) -> TokenVectors:
    mean = rows.mean(axis=0)
    return TokenVectors(
        vectors=rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-12),
        offsets=tuple(offsets),
        sentence=mean / (np.linalg.norm(mean) + 1e-12),
    )


def _recall(texts: Sequence[str]) -> dict[str, TokenVectors]:
    """What is kept of the texts; they count as just met."""
    with _keeping:
        found = {text: _kept[text] for text in texts if text in _kept}
        for text in found:
            _kept.move_to_end(text)
    return found


def _keep(met: Mapping[str, TokenVectors]) -> None:
    """Keeps the vectors of the texts met last, `_KEPT` word pieces in all."""
    with _keeping:
        _kept.update(met)
        pieces = sum(len(item.offsets) for item in _kept.values())
        while pieces > _KEPT:
            pieces -= len(_kept.popitem(last=False)[1].offsets)
