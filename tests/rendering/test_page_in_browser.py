"""The page in a real browser: it needs Chromium or Chrome (RASHOMON_BROWSER names another place to look)."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rashomon.rendering.html import render_html
from tests.rendering.sample import sample_account

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_BROWSER = os.environ.get("RASHOMON_BROWSER") or next(filter(None, map(shutil.which, _NAMES)), None)
pytestmark = pytest.mark.skipif(_BROWSER is None, reason="no Chromium or Chrome found; CI installs one")


def _browse(folder: Path, *arguments: str, fragment: str = "", script: str = "") -> str:
    """Run the browser on the page of the sample account (with a further script, as if typed in its console)."""
    text = render_html(sample_account())
    if script:
        # The page's own policy would refuse it; the tests' page has none.
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
        text = text.replace("</body>", f"<script>{script}</script></body>")
    page = folder / "page.html"
    page.write_text(text, "utf-8")
    return _run(folder, page, *arguments, fragment=fragment)


def _run(folder: Path, page: Path, *arguments: str, fragment: str = "") -> str:
    options = (
        *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
        *("--allow-file-access-from-files", "--enable-logging=stderr", "--virtual-time-budget=2000"),
        f"--user-data-dir={folder / 'profile'}",
    )
    command = [str(_BROWSER), *options, *arguments, page.as_uri() + fragment]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True, cwd=folder)
    complaints = [line for line in done.stderr.decode().splitlines() if "CONSOLE" in line]
    assert not complaints, f"the browser says {complaints}"
    return done.stdout.decode()


def test_it_draws_without_complaint_under_its_own_policy(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    _browse(tmp_path, f"--screenshot={picture}", "--window-size=1280,1600")
    assert picture.stat().st_size > 50_000  # an empty page of this size has about 10 kB


def test_the_script_runs_and_a_link_into_a_folded_part_opens_it(tmp_path: Path) -> None:
    page = _browse(tmp_path, "--dump-dom", fragment="#fact-16")
    assert re.search(r'<aside class="margin"', page)
    before = page[: page.index('id="fact-16"')]
    assert before.rindex('<details class="fold" open') > before.rindex("</details>")


def test_words_in_a_report_light_up_when_a_link_leads_to_them(tmp_path: Path) -> None:
    start = sample_account().statements[5].start
    page = _browse(tmp_path, "--dump-dom", fragment=f"#r1-{start}")
    lit = re.findall(r'<span id="(r\d)-\d+" class="[^"]*\blit\b[^"]*" data-facts="2">', page)
    assert sorted(set(lit)) == ["r1", "r2", "r3"]  # fact 2 in each of its three reports


def test_a_fact_opens_by_keyboard_and_shows_its_words_in_the_margin(tmp_path: Path) -> None:
    script = """
      const summary = document.querySelector("#fact-3 summary");
      summary.focus(); summary.click();
      document.body.dataset.open = document.querySelector("#fact-3 details").open;
      document.body.dataset.margin = document.querySelector(".margin .title").textContent;
    """
    page = _browse(tmp_path, "--dump-dom", script=script)
    assert 'data-open="true"' in page
    assert 'data-margin="Fact 3 in each outlet’s own words"' in page


def test_nothing_sticks_out_sideways(tmp_path: Path) -> None:
    """A headless window has a least width, so the page is put into frames of the width of a phone, a tablet, a desk."""
    (tmp_path / "inner.html").write_text(render_html(sample_account()), "utf-8")
    frames = "".join(f'<iframe src="inner.html" width="{width}" height="800"></iframe>' for width in (360, 768, 1280))
    outer = tmp_path / "outer.html"
    outer.write_text(
        f"{frames}<script>addEventListener('load', () => {{ for (const frame of document.querySelectorAll('iframe')) {{"
        "const page = frame.contentDocument.documentElement;"
        "frame.dataset.over = page.scrollWidth - page.clientWidth; } })</script>",
        "utf-8",
    )
    over = re.findall(r'data-over="(\d+)"', _run(tmp_path, outer, "--dump-dom"))
    assert over == ["0", "0", "0"]
