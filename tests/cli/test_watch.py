"""`rashomon watch`, against a server on this machine."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.archive import Archive
from rashomon.cli import cli
from tests.reading.test_fetching import HOST, site

__all__ = ["site"]


def watch(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["watch", *arguments, "--once", "--pace", "0", "--allow-host", HOST])


def test_a_feed_is_followed_from_then_on(site: str, tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    first = watch(f"{site}/feed", "--archive", file)
    assert first.exit_code == 0, first.output
    assert "Harbour Courier: 1 new" in first.stderr
    assert "answered 404" in first.stderr  # the page that is gone does not stop the other
    with Archive(file) as archive:
        (report,) = archive.reports()
        assert report.report.title == "Ferry turns back"
        (feed,) = archive.feeds()
        assert feed.checked is not None
    again = watch("--archive", file)  # it is not due yet
    assert (again.exit_code, again.stderr) == (0, "")


def test_an_opml_list(site: str, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline xmlUrl="{site}/feed"/><outline xmlUrl="{site}/failing"/></body></opml>')
    result = watch(str(opml), "--archive", str(tmp_path / "a.db"))
    assert result.exit_code == 3
    assert "answered 503" in result.stderr
    assert "1 new" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ((), 1, "nothing to follow"),
        (("absent.opml",), 2, "no such file"),
        (("http://10.0.0.1/feed",), 3, "not a public address"),
    ],
)
def test_what_cannot_be_followed(tmp_path: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = watch(*arguments, "--archive", str(tmp_path / "a.db"))
    assert result.exit_code == status
    assert words in result.stderr
    assert (tmp_path / "a.db").exists() == (status == 3)  # an archive is made for a feed, and for nothing less
