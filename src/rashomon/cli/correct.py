"""`rashomon correct`."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from rashomon.cli.archive_options import archive_option, opened
from rashomon.cli.messages import progress, say
from rashomon.cli.outputs import print_bytes
from rashomon.cli.status import NOTHING_DONE
from rashomon.model.judgement import JudgementKind, Place, read_place

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.model.judgement import Judgement

OF_STATEMENTS: dict[str, JudgementKind] = {
    "same-fact": "same fact",
    "different-facts": "different facts",
    "update": "update",
    "disagreement": "disagreement",
}
OF_REPORTS: dict[str, JudgementKind] = {
    "copy": "copy",
    "not-a-copy": "not a copy",
    "same-story": "same story",
    "different-stories": "different stories",
}
MERGE, MOVE, LIST, UNDO = "merge", "move", "list", "undo"
DECISIONS = (*OF_STATEMENTS, *OF_REPORTS, MERGE, MOVE, LIST, UNDO)


@click.command()
@click.argument("decision", type=click.Choice(DECISIONS), metavar="DECISION")
@click.argument("what", nargs=-1, metavar="[A] [B]")
@archive_option
@click.option("--story", "story_id", metavar="STORY", default="", help="The story whose statement ids A and B are.")
@click.option("--by", metavar="NAME", default="", help="Whose decision it is. Default: the user of this machine.")
@click.option("--note", metavar="WORDS", default="", help="Why, for those who read it later.")
@click.option("--json", "as_json", is_flag=True, help="Print judgements as one JSON object a line.")
@click.pass_context
def correct(
    context: click.Context,
    decision: str,
    what: tuple[str, ...],
    archive_file: str,
    story_id: str,
    by: str,
    note: str,
    as_json: bool,
) -> None:
    """Overrule the machine. What you decide is kept with your name and the time, and holds on every later run.

    \b
    same-fact A B, different-facts A B   two statements say the same, or do not
    update A B, disagreement A B         how two statements that differ stand to one another
    copy A B, not-a-copy A B             one report has its text from the other, or not
    same-story A B, different-stories A B
    merge STORY STORY                    two stories are one
    move REPORT STORY                    a report belongs to another story
    list                                 all decisions, those taken back with them
    undo ID                              take one back

    A report is named by its id. A statement is named by its place, REPORT:START-END, as accounts show it, or by its id
    together with --story.

    Exit status: 0 when it was done, 1 when something named is not there, 2 for a wrong use of the command.
    """
    _check_number(decision, what)
    with opened(context, archive_file) as archive:
        try:
            made = _decide(archive, decision, what, story_id, by, note)
        except (KeyError, ValueError) as error:
            say(str(error.args[0]))
            context.exit(NOTHING_DONE)
        if as_json:
            print_bytes("".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in made))
            return
        standing = {one.id for one in archive.standing_judgements()}
        for one in made:
            click.echo(_line(one, counts=one.id in standing))
        if not made:
            say("nothing was corrected yet")


def _check_number(decision: str, what: tuple[str, ...]) -> None:
    wanted = {LIST: 0, UNDO: 1}.get(decision, 2)
    if len(what) != wanted:
        raise click.UsageError(
            f"{decision} takes {wanted or 'no'} {'name' if wanted == 1 else 'names'}, {len(what)} given; "
            "see: rashomon correct --help"
        )


def _decide(
    archive: "Archive", decision: str, what: tuple[str, ...], story_id: str, by: str, note: str
) -> tuple["Judgement", ...]:
    """The judgements that were made, listed or taken back. Raises KeyError and ValueError with a message."""
    from rashomon.archive.moving import merge_stories, move_report

    if decision == LIST:
        return archive.judgements()
    if decision == UNDO:
        return (archive.undo(what[0]),)
    if decision == MERGE:
        return merge_stories(archive, *what, by=by, note=note)
    if decision == MOVE:
        return move_report(archive, *what, by=by, note=note)
    if kind := OF_REPORTS.get(decision):
        return (archive.judge(kind, *what, by=by, note=note),)
    first_place, second_place = _places(archive, what, story_id)
    return (archive.judge(OF_STATEMENTS[decision], str(first_place), str(second_place), by=by, note=note),)


def _places(archive: "Archive", what: tuple[str, ...], story_id: str) -> tuple[Place, Place]:
    """Where two statements stand."""
    if not story_id:
        first, second = (_place(archive, one) for one in what)
        return first, second
    with progress("making the account of the story"):
        account = archive.story(story_id).account()
    known = {one.id: Place(report=one.report, start=one.start, end=one.end) for one in account.statements}
    first, second = (known[one] if one in known else _place(archive, one) for one in what)
    return first, second


def _place(archive: "Archive", words: str) -> Place:
    place = read_place(words)
    if place is None:
        raise ValueError(f"{words!r} names no statement: write REPORT:START-END, or a statement's id with --story")
    text = archive.report(place.report).report.text
    if place.end > len(text):
        raise ValueError(f"{words!r} ends behind the report, which has {len(text)} characters")
    return Place(report=archive.report(place.report).report.id, start=place.start, end=place.end)


def _line(one: "Judgement", *, counts: bool) -> str:
    state = "" if counts else f", taken back {one.undone}" if one.undone else ", overruled by a later one"
    note = f": {one.note}" if one.note else ""
    words = f"{one.id}  {one.kind}  {one.a}  {one.b}  ({one.by}, {one.at}{state}){note}"
    return "".join(char if char.isprintable() else " " for char in words)
