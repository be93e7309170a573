"""`rashomon export`."""

import json
from pathlib import Path
from typing import get_args

import click

from rashomon.cli.archive_options import archive_option, opened
from rashomon.cli.messages import progress, say
from rashomon.cli.outputs import NotWritten, print_bytes

FORMATS = ("parquet", "csv", "jsonl", "ninjs")
TABLES = ("reports", "stories", "placements")


@click.command()
@archive_option
@click.option("--to", "form", type=click.Choice(FORMATS), required=True, help="The form of the tables.")
@click.option(
    "--output",
    metavar="PATH",
    default=".",
    show_default=True,
    help="A folder, which gets one file a table, or the name of one file.",
)
@click.option(
    "--table",
    "tables",
    type=click.Choice(TABLES),
    multiple=True,
    help="Only this table. Can be repeated. Without it: all of them, or the reports where PATH is one file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one JSON object a line.")
@click.pass_context
def export(
    context: click.Context, archive_file: str, form: str, output: str, tables: tuple[str, ...], as_json: bool
) -> None:
    """Write the tables of an archive to files for pandas, polars, R, DuckDB and others.

    The tables are reports (each with its story), stories, and placements (which report is in which story, and why).
    ninjs, the news industry's JSON, has the reports only.

    Exit status: 0 when all was written, 1 when the archive cannot be used or a file not written, 2 for a wrong use.
    """
    from rashomon.rendering.exports import ENDINGS, Form, write_table

    chosen: Form = next(one for one in get_args(Form) if one == form)
    folder = Path(output)
    is_file = bool(folder.suffix) and not folder.is_dir()
    wanted = tables or (("reports",) if is_file or form == "ninjs" else TABLES)
    if is_file and len(wanted) > 1:
        raise click.UsageError(f"--output {output}: one file holds one table; give a folder.")
    if form == "ninjs" and set(wanted) != {"reports"}:
        raise click.UsageError("--to ninjs: only the reports can be written in ninjs.")
    if is_file and folder.resolve() == Path(archive_file).resolve():
        raise click.UsageError(f"--output {output}: that is the archive and would be overwritten.")
    with opened(context, archive_file) as archive:
        for table in wanted:
            path = folder if is_file else folder / f"{table}{ENDINGS[chosen]}"
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with progress(f"writing {path}"):
                    rows = write_table(archive, table, chosen, path)
            except OSError as error:
                raise NotWritten(str(path), error) from None
            if as_json:
                print_bytes(json.dumps({"file": str(path), "table": table, "rows": rows}))
            else:
                say(f"wrote {path} ({rows} {table})")
