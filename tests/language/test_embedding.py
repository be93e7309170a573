import numpy as np
import pytest

from rashomon.language.embedding import _load, embed, embed_tokens, forget


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
    forget()
    among = embed(["Something quite a bit longer about other matters.", "The dam broke.", "Short."])[1]
    np.testing.assert_array_equal(alone, among)


def test_a_text_met_again_is_not_encoded_again() -> None:
    first = embed_tokens(["The ferry sank.", "Nobody drowned."])
    again = embed_tokens(["Nobody drowned.", "The ferry sank."])
    assert again[0] is first[1]
    assert again[1] is first[0]
    forget()
    assert embed_tokens(["The ferry sank."])[0] is not first[0]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    forget()
    monkeypatch.setattr("rashomon.language.embedding._KEPT", 12)
    one, two, three = embed_tokens(["The dam broke.", "It rained.", "Roads were closed."])  # 6, 5 and 6 word pieces
    assert embed_tokens(["The dam broke."])[0] is not one
    assert embed_tokens(["Roads were closed."])[0] is three
    np.testing.assert_array_equal(embed_tokens(["It rained."])[0].vectors, two.vectors)


def test_the_stored_encoder_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.language.embedding.ENCODER_SHA256", "0" * 64)
    _load.cache_clear()
    forget()
    with pytest.raises(RuntimeError, match=r"sentence_encoder\.onnx .* is not the one that was measured"):
        embed(["The dam broke."])
