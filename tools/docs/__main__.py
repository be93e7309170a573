"""Write the generated parts of the documentation, or check that nothing is stale, missing or dead."""

import difflib
import sys
from pathlib import Path

import click

from tools.docs import links, reference, snippets
from tools.docs.pages import DOCS, ROOT, all_pages, hand_written, replace_regions, title_and_lead

# Pages a newcomer follows step by step: there, every command and every piece of Python must be run or say why not.
FOLLOWED = (ROOT / "README.md", *sorted((DOCS / "tutorial").glob("*.md")), DOCS / "how-to" / "from-python.md")
SHOWN_CHANGES = 12
REGIONS = {
    "benchmarks": reference.benchmark_table,
    "models": reference.training_table,
    "pages": reference.page_list,
}


def generated() -> dict[Path, str]:
    """The pages that are written whole."""
    return {
        DOCS / "reference" / "cli.md": reference.cli_page(),
        DOCS / "reference" / "python.md": reference.python_page(),
    }


def with_regions(text: str) -> str:
    """A page with its generated regions as they should be. Raises KeyError for a region nobody fills."""
    return replace_regions(text, lambda name: REGIONS[name]())


def standing_problems() -> list[str]:
    """What a run of the snippets is not needed to find: dead links, words missing, blocks without a mark."""
    problems = list(reference.undocumented())
    texts = {page: page.read_text(encoding="utf-8") for page in all_pages()}
    for page, text in texts.items():
        problems += [f"{_name(page)}: dead link: {target}" for target in links.dead_links(page, text)]
    problems += [f"{_name(page)}: no sentence below its title" for page in texts if not title_and_lead(texts[page])[1]]
    for page in FOLLOWED:
        problems += [f"{_name(page)}:{line}: the block has no mark" for line in snippets.unmarked(texts[page])]
    told = "\n".join(texts[page] for page in hand_written())
    problems += [f"{option}: in no page but the reference" for option in reference.options() if option not in told]
    problems += [
        f"rashomon.{name}: in no page but the reference" for name in reference.public_names() if name not in told
    ]
    return problems


def stale_pages() -> list[str]:
    """Generated pages and regions that are not what they should be."""
    found = [
        f"{_name(page)}: stale"
        for page, text in generated().items()
        if not page.exists() or page.read_text(encoding="utf-8") != text
    ]
    for page in hand_written():
        text = page.read_text(encoding="utf-8")
        if with_regions(text) != text:
            found.append(f"{_name(page)}: a generated region is stale")
    return found


def stale_snippets(page: Path) -> list[str]:
    """Why the page's snippets do not hold, with the first lines that differ; none when they do."""
    text = page.read_text(encoding="utf-8")
    try:
        now = snippets.refreshed(text)
    except snippets.SnippetError as error:
        return [f"{_name(page)}: {error}"]
    if now == text:
        return []
    changes = [
        line
        for line in difflib.unified_diff(text.splitlines(), now.splitlines(), lineterm="", n=0)
        if not line.startswith(("---", "+++", "@@"))
    ]
    return ["\n    ".join([f"{_name(page)}: shows an output that is not given any more:", *changes[:SHOWN_CHANGES]])]


def write() -> list[str]:
    """Bring every generated part up to date; what could not be, because a snippet fails."""
    failed = []
    for page in hand_written():
        try:
            _write(page, snippets.refreshed(page.read_text(encoding="utf-8")))
        except snippets.SnippetError as error:
            failed.append(f"{_name(page)}: {error}")
    for page, text in generated().items():
        _write(page, text)
    # Last, since the list of pages reads the pages.
    for page in hand_written():
        _write(page, with_regions(page.read_text(encoding="utf-8")))
    return failed


def _write(page: Path, text: str) -> None:
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
        click.echo(f"wrote {_name(page)}")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when something is stale, missing or dead.")
def main(check: bool) -> None:
    """Write the generated parts of the documentation."""
    problems = [] if check else write()
    problems += standing_problems() + stale_pages()
    for page in hand_written() if check else ():
        problems += stale_snippets(page)
    for problem in problems:
        click.echo(problem, err=True)
    click.echo(f"{len(problems)} problems" if problems else "the documentation holds", err=True)
    if problems and check:
        click.echo("make docs writes what is generated; the rest is for you to write.", err=True)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main(prog_name="python -m tools.docs")
