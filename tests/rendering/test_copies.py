from dataclasses import replace

from rashomon.rendering.copies import copied_pairs, sentence_about, takers
from rashomon.rendering.copy_drawing import MOST_ARROWS, draw_copies
from rashomon.rendering.view import view_of
from tests.rendering.large import large_account
from tests.rendering.sample import sample_account


def test_pairs_are_summed_up_by_direction_most_words_first() -> None:
    pairs = copied_pairs(view_of(sample_account()))
    assert [(pair.giver, pair.taker, pair.way, len(pair.passages)) for pair in pairs] == [
        ("wire", "daily", "copied", 3),
        ("daily", "beacon", "copied", 1),
        ("wire", "beacon", "copied", 1),  # direction "b": the second end gave it
        ("harbour", "ledger", "unknown", 1),
        ("harbour", "ledger", "common origin", 1),
    ]
    assert pairs[0].words == sum(len(passage.b.quote.split()) for passage in pairs[0].passages)


def test_a_pair_is_said_in_words() -> None:
    view = view_of(sample_account())
    sentences = [sentence_about(view, pair) for pair in copied_pairs(view)]
    assert sentences[0].startswith("Coastline Daily took 3 passages (3 verbatim), ")
    assert sentences[0].endswith(" words, from Channel Wire")
    assert sentences[3].endswith("which came first is not known")
    assert sentences[4].endswith("from a common origin")


def test_takers_are_reports_with_text_of_others_but_not_for_a_shared_quote_alone() -> None:
    account = sample_account()
    assert takers(view_of(account)) == ("daily", "beacon")
    from_one_wire = tuple(
        replace(p, direction="common origin") for p in account.passages if p.id == "passage-00000000000a"
    )
    assert takers(view_of(replace(account, passages=from_one_wire))) == ("wire", "daily")


def test_the_drawing_is_the_same_for_any_order_of_passages() -> None:
    account = sample_account()
    drawings = []
    for passages in (account.passages, tuple(reversed(account.passages))):
        view = view_of(replace(account, passages=passages))
        pairs = copied_pairs(view)
        drawings.append(draw_copies(view, pairs, [sentence_about(view, pair) for pair in pairs]))
    assert drawings[0] == drawings[1]


def test_no_two_arrows_of_the_drawing_lie_on_each_other() -> None:
    view = view_of(large_account())
    pairs = copied_pairs(view)
    drawing = draw_copies(view, pairs, [""] * len(pairs))
    assert len(drawing.arrows) == MOST_ARROWS
    assert drawing.not_drawn == len(pairs) - MOST_ARROWS
    assert len({arrow.path for arrow in drawing.arrows}) == MOST_ARROWS
    assert len({(arrow.x, arrow.y) for arrow in drawing.arrows}) == MOST_ARROWS  # nor do their words
    assert all(arrow.x + 46 < drawing.width for arrow in drawing.arrows)
    assert all(0 < node.y < drawing.height for node in drawing.nodes)
