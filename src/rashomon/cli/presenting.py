"""How a command gives an account: on the terminal, as a page, as Markdown, as JSON."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.cli.messages import say
from rashomon.cli.outputs import STDOUT, check_writable, json_option, refuse_to_overwrite_reports, write_output

if TYPE_CHECKING:
    from rashomon.model.account import Account
    from rashomon.model.report import Problem

Command = TypeVar("Command", bound=Callable[..., None])

_OPTIONS = (
    click.option("--html", metavar="FILE", help="Write the account as one self-contained web page."),
    click.option("--markdown", metavar="FILE", help="Write the account as Markdown."),
    json_option(
        "Write the account as JSON. Without FILE (then put it last): to standard output, and nothing else there."
    ),
    click.option("--quiet", "-q", is_flag=True, help="Do not print the account; only say what could not be read."),
)


def account_outputs(command: Command) -> Command:
    """The options of a command that gives an account: html, markdown, json_file and quiet."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check_outputs(
    html: str | None, markdown: str | None, json_file: str | None, *, inputs: Sequence[str] = ()
) -> dict[str, str]:
    """The names of the files to write, by option; raises click errors before any work is done when one cannot be."""
    given = (("--html", html), ("--markdown", markdown), ("--json", json_file))
    outputs = {option: name for option, name in given if name is not None}
    printed = _printed(outputs)
    if len(printed) > 1:
        raise click.UsageError(f"{' and '.join(printed)}: only one of them can go to standard output.")
    refuse_to_overwrite_reports(tuple(inputs), outputs)
    check_writable(outputs)
    return outputs


def present(account: "Account", outputs: Mapping[str, str], problems: Sequence["Problem"], *, quiet: bool) -> None:
    """Write the account where it is wanted, and print it unless something else is printed."""
    on_screen = not quiet and not _printed(outputs)
    if not quiet and not (on_screen and sys.stdout.isatty()):  # on a terminal the account shows its notes itself
        _say_notes(account, problems)
    renderers = {"--html": account.to_html, "--markdown": account.to_markdown, "--json": account.to_json}
    for option, name in outputs.items():
        write_output(name, renderers[option](), quiet=quiet)
    if on_screen:
        _print_account(account)


def _printed(outputs: Mapping[str, str]) -> list[str]:
    return [option for option, name in outputs.items() if name == STDOUT]


def _print_account(account: "Account") -> None:
    from rich.console import Console

    from rashomon.rendering.terminal import render_terminal

    render_terminal(account, Console(file=sys.stdout))


def _say_notes(account: "Account", problems: Sequence["Problem"]) -> None:
    """The account's notes, without those that repeat a problem already told."""
    told = {str(problem) for problem in problems}
    for note in account.notes:
        if note.message not in told:
            say(note.message)
