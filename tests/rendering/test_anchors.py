from rashomon.rendering.anchors import marked_texts
from rashomon.rendering.view import view_of
from tests.rendering.sample import sample_account, words


def test_evidence_leads_to_the_segment_where_it_begins() -> None:
    texts = marked_texts(view_of(sample_account()))
    begins_a_segment = words("harbour", "at least 31 people were hurt")
    assert texts["harbour"].anchor_of(begins_a_segment) == f"r2-{begins_a_segment.start}"
    inside_a_segment = words("harbour", "people aboard")
    assert texts["harbour"].anchor_of(inside_a_segment) == "r2-0"
