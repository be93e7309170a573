"""One utterance, printed with different speakers."""

from rashomon.accounts.disagreements import find_disagreements
from rashomon.language.entities import resolve_entities
from rashomon.model.account import SaidBy
from tests.accounts.disagreements.builders import FRIDAY, annotated, first_sentence, make_fact


def test_one_utterance_with_two_speakers() -> None:
    a = "“We lost everything that we had worked for in the valley,” Edmund Farrow said."
    b = "“We lost everything that we had worked for in the valley,” said Martin Ellery."
    annotations = [annotated(a, "a", FRIDAY), annotated(b, "b", FRIDAY)]
    entities = resolve_entities(annotations)
    statements = []
    for annotation, name in zip(annotations, ("Edmund Farrow", "Martin Ellery"), strict=True):
        text, start = annotation.report.text, annotation.report.text.index(name)
        assert text[start : start + len(name)] == name
        entity = next(e for e in entities if e.name == name)
        speaker = SaidBy(report=annotation.report.id, start=start, end=start + len(name), quote=name, name=name,
                         entity=entity.id)  # fmt: skip
        statements.append(first_sentence(annotation, speaker))
    found = find_disagreements(
        [make_fact(statements)], {s.id: s for s in statements}, {a.report.id: a for a in annotations}, entities
    )
    assert [(d.kind, [p.value for p in d.positions]) for d in found] == [
        ("attribution", ["Edmund Farrow", "Martin Ellery"])
    ]
