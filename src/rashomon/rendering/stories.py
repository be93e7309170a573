"""Lists of stories and of reports found: for the terminal, and as one JSON object a line."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from rashomon.model.archive import Hit, KeptStory, RelatedStory
from rashomon.model.span import Evidence, Span
from rashomon.rendering.dates import spoken_date, spoken_range
from rashomon.rendering.screen import Line, Screen

if TYPE_CHECKING:
    from rich.console import Console

_FINAL = (".", "!", "?", ".”", '."', ".’", ".'")
_ID_SHOWN = 14  # characters: "story-" and eight digits are enough to tell stories apart


def story_line(story: KeptStory, related: Sequence[RelatedStory] | None = None) -> str:
    """A story as one line of JSON: id, headline, first and last day, the reports' ids as given, the outlets.

    And the stories that are related to it, where they were looked for.
    """
    line: dict[str, object] = {
        "id": story.id,
        "headline": story.headline,
        "start": story.start,
        "end": story.end,
        "reports": list(story.reports),
        "sources": list(story.sources),
    }
    return _json(line if related is None else {**line, "related": [asdict(one) for one in related]})


def see_also(related: RelatedStory) -> str:
    """A related story in words: its id, its headline, and why it is related."""
    return (
        f"see also {related.story[:_ID_SHOWN]}: {_shown(related.headline or '(no title)')} ({_shown(related.reason)})"
    )


def hit_line(hit: Hit) -> str:
    """A report found as one line of JSON. `matches` are half-open ranges of the report's text."""
    quoted = hit.excerpt
    return _json(
        {
            "report": hit.report,
            "ids": list(hit.ids),
            "source": hit.source,
            "title": hit.title,
            "published": hit.published,
            "story": hit.story,
            "excerpt": None
            if quoted is None
            else {"report": quoted.report, "start": quoted.start, "end": quoted.end, "quote": quoted.quote},
            "matches": [[span.start, span.end] for span in hit.matches],
        }
    )


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def render_stories(
    stories: Sequence[KeptStory], console: "Console", related: Sequence[Sequence[RelatedStory]] = ()
) -> None:
    """For each story its headline, its id, its days, and how many reports of how many outlets it has.

    `related` are the stories related to each; none where they were not looked for.
    """
    screen = Screen(console)
    for at, story in enumerate(stories):
        screen.line([(story.headline or "(no title)", "bold")])
        screen.line([(f"{story.id[:_ID_SHOWN]}, {days(story.start, story.end)}, {counts(story)}", "dim")], "  ", "    ")
        for one in related[at] if related else ():
            screen.line([(see_also(one), "dim")], "  ", "    ")


def counts(story: KeptStory) -> str:
    """How many reports a story has, of how many outlets, and how many of these are independent where that is fewer."""
    outlets = len(story.sources)
    reports = f"{story.count} report{'s' if story.count != 1 else ''}"
    independent = f" ({story.independent} independent)" if story.independent < outlets else ""
    return f"{reports} of {outlets} outlet{'s' if outlets != 1 else ''}{independent}"


def days(start: str | None, end: str | None) -> str:
    """The days of a story as they are spoken: "22 March 2019", "22–25 March 2019"."""
    return spoken_range(start, end) or "undated"


def render_hits(hits: Sequence[Hit], console: "Console") -> None:
    """For each report found its title, outlet, day, id and story, and the words around what was found."""
    screen = Screen(console)
    for hit in hits:
        screen.line([(hit.title or "(no title)", "bold")])
        day = spoken_date(hit.published[:10]) if hit.published else "undated"
        where = [hit.source, day, hit.ids[0], (hit.story or "")[:_ID_SHOWN]]
        screen.line([(", ".join(part for part in where if part), "dim")], "  ", "    ")
        if hit.excerpt is not None:
            screen.line(_marked(hit.excerpt, hit.matches), "  ")
        screen.gap()


def _marked(excerpt: Evidence, matches: Sequence[Span]) -> Line:
    """The excerpt with a sign where it is cut, and the words found underlined; a span counts in the report's text."""
    parts = [("… " if excerpt.start else "", "")]
    done = excerpt.start
    for span in sorted(matches):
        start, end = max(span.start, done), min(span.end, excerpt.end)
        if start < end:
            parts.append((excerpt.quote[done - excerpt.start : start - excerpt.start], ""))
            parts.append((excerpt.quote[start - excerpt.start : end - excerpt.start], "bold underline"))
            done = end
    rest = excerpt.quote[done - excerpt.start :]
    return [*parts, (rest, ""), ("" if excerpt.quote.endswith(_FINAL) else " …", "")]


def _shown(text: str) -> str:
    """One line, character for character; control characters must not reach the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
