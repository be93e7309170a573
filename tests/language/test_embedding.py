from pathlib import Path

import numpy as np
import pytest

from rashomon.language.embedding import check_file, embed, embed_tokens


def test_rows_have_unit_length() -> None:
    vectors = embed(["The dam broke.", "", "A much longer sentence about a dam that broke in the night."])
    assert vectors.shape == (3, 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_paraphrases_are_nearer_than_others() -> None:
    office, bureau, rain = embed(["The office was closed on Friday.", "On Friday the bureau was shut.", "It rained."])
    assert office @ bureau > 0.5 > office @ rain


def test_no_texts_give_no_rows() -> None:
    assert embed([]).shape == (0, 384)
    assert embed_tokens([]) == []


def test_word_pieces_index_the_text() -> None:
    text = "Großbuchstaben in Übach: 25 people"
    tokens = embed_tokens([text])[0]
    assert len(tokens.offsets) == len(tokens.vectors)
    assert "".join(text[s:e] for s, e in tokens.offsets) == text.replace(" ", "")


def test_a_text_is_the_same_in_any_company() -> None:
    alone = embed(["The dam broke."])[0]
    among = embed(["Something quite a bit longer about other matters.", "The dam broke.", "Short."])[1]
    np.testing.assert_allclose(alone, among, atol=1e-5)


def test_an_altered_model_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.onnx"
    with pytest.raises(RuntimeError, match=r"model\.onnx is missing"):
        check_file(file, "0" * 64)
    file.write_bytes(b"not a model")
    with pytest.raises(RuntimeError, match="not the expected one"):
        check_file(file, "0" * 64)
