"""The command line: arguments in, messages on standard error, exit status out. The work is done elsewhere.

Imports of the pipeline stand inside the functions, so that `rashomon --help` answers at once.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from rashomon.model.account import Account
    from rashomon.model.report import Batch, Problem

NOTHING_COMPARED = 1
SOME_FAILED = 3
INTERRUPTED = 130

STDIN = STDOUT = "-"
# What `compare` reads: an output of one of these names may be meant as an input.
REPORT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rashomon", prog_name="rashomon")
def cli() -> None:
    """Many reports, one sourced account."""


@cli.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--html", metavar="FILE", help="Write the account as one self-contained web page.")
@click.option("--markdown", metavar="FILE", help="Write the account as Markdown.")
@click.option(
    "--json",
    "json_file",
    metavar="[FILE]",
    is_flag=False,
    flag_value=STDOUT,
    help="Write the account as JSON. Without FILE (then put it last): to standard output, and nothing else there.",
)
@click.option(
    "--families",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of owners and their outlets; outlets of one owner count as one source.",
)
@click.option("--quiet", "-q", is_flag=True, help="Do not print the account; only say what could not be read.")
@click.pass_context
def compare(
    context: click.Context,
    files: tuple[str, ...],
    html: str | None,
    markdown: str | None,
    json_file: str | None,
    families: Path | None,
    quiet: bool,
) -> None:
    """Compare reports of one event and print one account of them.

    FILE is a text (.txt, .md), a web page (.html), a list of reports (.jsonl), or a folder of these; "-" is standard
    input. Every sentence of the account names the report and the characters it was read from.

    Exit status: 0 when all was read, 1 when nothing could be compared, 2 for a wrong use of the command, 3 when the
    account was made but some of what was given could not be read.
    """
    outputs = {
        option: name
        for option, name in (("--html", html), ("--markdown", markdown), ("--json", json_file))
        if name is not None
    }
    printed = [option for option, name in outputs.items() if name == STDOUT]
    if len(printed) > 1:
        raise click.UsageError(f"{' and '.join(printed)}: only one of them can go to standard output.")
    _refuse_to_overwrite_reports(files, outputs)
    _check_writable(outputs)
    if families:
        _check_families(families)
    with _progress("reading the reports"):
        batch = _read(files)
    failed = [problem for problem in batch.problems if problem.fatal]
    for problem in failed if quiet else batch.problems:
        _say(_problem_line(problem))
    with _progress(f"comparing {len(batch.reports)} reports"):
        account = _compare(batch, families)
    if account is None:
        context.exit(NOTHING_COMPARED)
    print_account = not printed and not quiet
    if not quiet and not (print_account and sys.stdout.isatty()):  # on a terminal the account shows its notes itself
        _say_notes(account, batch.problems)
    _write(account, outputs, quiet=quiet)
    if print_account:
        _print_account(account)
    context.exit(SOME_FAILED if failed else 0)


def _read(files: tuple[str, ...]) -> "Batch":
    """The reports of all inputs, in the order given."""
    from rashomon.reading import read

    if not files:
        if _stdin_is_terminal():
            raise click.UsageError('give at least one FILE, a folder, or "-" for standard input.')
        files = (STDIN,)
    if files.count(STDIN) > 1:
        raise click.UsageError('"-" (standard input) can be given once only.')
    return read(files, stdin=sys.stdin.buffer.read() if STDIN in files else b"")


def _stdin_is_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()


def _compare(batch: "Batch", families: Path | None) -> "Account | None":
    from rashomon.comparing import NothingToCompare, compare_batch

    try:
        return compare_batch(batch, families=families)
    except NothingToCompare as error:
        _say(f"nothing to compare: {error}")
        return None


# What is written where


def _refuse_to_overwrite_reports(files: tuple[str, ...], outputs: dict[str, str]) -> None:
    """`--json a.txt b.txt` would take a.txt as the file to write; never destroy a report that way."""
    given = {_same(name) for name in files}
    for option, name in outputs.items():
        if name == STDOUT:
            continue
        if Path(name).is_dir():
            raise click.UsageError(f"{option} {name}: that is a folder. {_order_hint(option)}")
        if _same(name) in given:
            raise click.UsageError(f"{option} {name}: that is one of the reports and would be overwritten.")
        if option == "--json" and Path(name).exists() and name.lower().endswith(REPORT_SUFFIXES):
            raise click.UsageError(f"--json {name}: that is a report and would be overwritten. {_order_hint(option)}")


def _check_families(path: Path) -> None:
    from rashomon.lineage.families import load_families

    try:
        load_families(path)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--families {path}: {error}") from None


def _order_hint(option: str) -> str:
    if option == "--json":
        return "For JSON on standard output put --json last: rashomon compare FILE... --json"
    return f"Give the name of a file to write: {option} account.html"


def _same(name: str) -> str:
    return STDIN if name == STDIN else os.path.realpath(name)


def _check_writable(outputs: dict[str, str]) -> None:
    """Fail before the work, not after it."""
    for name in outputs.values():
        if name == STDOUT:
            continue
        path = Path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            existed = path.exists()
            with path.open("ab"):
                pass
            if not existed:
                path.unlink()
        except OSError as error:
            _cannot_write(name, error)


def _write(account: "Account", outputs: dict[str, str], *, quiet: bool) -> None:
    renderers = {"--html": account.to_html, "--markdown": account.to_markdown, "--json": account.to_json}
    for option, name in outputs.items():
        rendered = renderers[option]()
        if name == STDOUT:
            _print_bytes(rendered)
            continue
        try:
            Path(name).write_bytes(rendered.encode("utf-8", "backslashreplace"))
        except OSError as error:
            _cannot_write(name, error)
        if not quiet:
            _say(f"wrote {name}")


def _cannot_write(name: str, error: OSError) -> NoReturn:
    raise click.FileError(name, hint=error.strerror or str(error))


def _print_bytes(text: str) -> None:
    sys.stdout.flush()
    stdout = sys.stdout.buffer
    stdout.write(text.encode("utf-8", "backslashreplace"))
    if not text.endswith("\n"):
        stdout.write(b"\n")
    stdout.flush()


def _print_account(account: "Account") -> None:
    from rich.console import Console

    from rashomon.rendering.terminal import render_terminal

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")  # an outlet's dash must not stop a Latin-1 terminal
    render_terminal(account, Console(file=sys.stdout))


# Messages, all on standard error


def _problem_line(problem: "Problem") -> str:
    advice = f" ({problem.advice})" if problem.advice else ""
    return f"{problem.place}: {problem.reason}{advice}"


def _say_notes(account: "Account", problems: tuple["Problem", ...]) -> None:
    """The account's notes, without those that repeat a problem already told."""
    for note in account.notes:
        if not any(problem.place in note.message and problem.reason in note.message for problem in problems):
            _say(note.message)


def _say(message: str) -> None:
    """One line; control characters of a file name or a title must not reach the terminal."""
    line = "".join(char if char.isprintable() else " " for char in message)
    click.echo(f"rashomon: {' '.join(line.split())}", err=True)


@contextmanager
def _progress(message: str) -> Iterator[None]:
    """A spinner on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield


def main() -> NoReturn:
    """Run the command line and exit: quietly on a closed pipe, with 130 on Ctrl-C."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        status = cli.main(prog_name="rashomon", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("rashomon: stopped", err=True)
        status = INTERRUPTED
    sys.exit(status)
