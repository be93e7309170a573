"""The account as one self-contained HTML page: no outside request, works without scripts, prints."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

from rashomon.model.account import Account
from rashomon.model.span import Evidence
from rashomon.rendering.anchors import marked_texts
from rashomon.rendering.contests import differences_counted
from rashomon.rendering.copies import copied_pairs, giver_and_taker, sentence_about, takers
from rashomon.rendering.copy_drawing import draw_copies
from rashomon.rendering.dates import spoken_date, spoken_range
from rashomon.rendering.escaping import one_line, printable
from rashomon.rendering.excerpts import cut_wording
from rashomon.rendering.names import named_kinds
from rashomon.rendering.own_words import OwnWords, quoted_words
from rashomon.rendering.page_parts import (
    date_parts,
    disagreement_parts,
    fact_part,
    facts_of_one_outlet,
    main_facts,
    speaker_parts,
)
from rashomon.rendering.page_reports import coverage_parts, grid_of, report_parts
from rashomon.rendering.view import NO_DISAGREEMENT, NO_SHARED_TEXT, View, counted, joined, note_place, view_of
from rashomon.rendering.wordings import worded_acts

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = "templates"
_MOST_PAIRS = 60  # pairs of reports whose shared text is shown side by side
_MOST_PASSAGES = 12  # of one pair
_MOST_FACTS = 8  # numbers of facts beside one disagreement
_MOST_NAMES, _MOST_NAMES_FOLDED = 10, 60  # of one kind: shown, and folded below them


def render_html(account: Account) -> str:
    """One HTML page. Everything of the account is escaped; only http(s) addresses of reports are linked.

    The policy in the page's head allows its own style and script by hash and nothing else, so that even an error in
    escaping could load or run nothing. Raises KeyError when the account names an id it does not hold.
    """
    view = view_of(account)
    texts = dict(marked_texts(view))
    pairs = copied_pairs(view)
    titles = tuple(sentence_about(view, pair) for pair in pairs)
    shown = main_facts(view)
    style, script = _asset("page.css"), _asset("page.js")

    def at(evidence: Evidence) -> str:
        return texts[evidence.report].anchor_of(evidence)

    page = (
        environment()
        .get_template("page.html")
        .render(
            account=account,
            view=view,
            note_place=note_place,
            no_disagreement=NO_DISAGREEMENT,
            no_shared_text=NO_SHARED_TEXT,
            at=at,
            cut=partial(cut_wording, view),
            policy=(
                f"default-src 'none'; style-src '{_source_hash(style)}'; script-src '{_source_hash(script)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
            style=_trusted(style),
            script=_trusted(script),
            summary=summary_of(view),
            period=spoken_range(account.story.start, account.story.end),
            facts=[fact_part(view, fact) for fact in shown],
            outlet_facts=facts_of_one_outlet(view, shown),
            several=len(view.told_by_several),
            disagreements=disagreement_parts(view),
            most_facts=_MOST_FACTS,
            acts=worded_acts(view),
            names=named_kinds(view),
            most_names=_MOST_NAMES,
            most_names_folded=_MOST_NAMES_FOLDED,
            speakers=speaker_parts(view),
            dates=date_parts(view),
            pairs=list(zip(pairs, titles, strict=True)),
            drawing=draw_copies(view, pairs, titles) if pairs else None,
            ends=_both_ends(view),
            most_pairs=_MOST_PAIRS,
            most_passages=_MOST_PASSAGES,
            drawn_passages=frozenset(
                view.passage_numbers[passage.id]
                for pair in pairs[:_MOST_PAIRS]
                for passage in pair.passages[:_MOST_PASSAGES]
            ),
            grid=grid_of(view, texts),
            coverage=coverage_parts(view, texts),
            reports=report_parts(view, texts),
        )
    )
    return page + "\n"


def summary_of(view: View) -> tuple[tuple[str, str], ...]:
    """The account in figures: (figure with its noun, anchor of the part of the page that tells more)."""
    account = view.account
    copying = len(takers(view))
    found = [
        (counted(len(account.reports), "report"), "reports"),
        (counted(len(view.sources()), "outlet"), "reports"),
        (counted(len(account.facts), "fact"), "facts"),
        (f"{len(view.told_by_several)} told by two or more outlets", "facts"),
        *((figure, "disagreements") for figure in differences_counted(account)),
        (f"{counted(copying, 'report prints', 'reports print')} text of another", "copies"),
    ]
    return tuple((figure, anchor) for figure, anchor in found if not figure.startswith("0 "))


def _both_ends(view: View) -> dict[str, tuple[OwnWords, OwnWords]]:
    """Each passage by id: the text where it came from, and the taker's compared with it."""
    ends = {}
    for passage in view.account.passages:
        giver, taker, _ = giver_and_taker(view, passage)
        ends[passage.id] = (quoted_words(view, giver, None), quoted_words(view, taker, giver))
    return ends


@cache
def environment() -> "Environment":
    """The templates, escaping every value; control characters are taken out of every string on its way to the page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("rashomon.rendering", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "line": one_line,
        "date": spoken_date,
        "joined": joined,
        "counted": counted,
    }
    made.filters.update(filters)
    return made


def _harmless(value: object) -> object:
    return printable(value) if type(value) is str else value


def _trusted(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)


@cache
def _asset(name: str) -> str:
    return resources.files("rashomon.rendering").joinpath(_TEMPLATES, name).read_text("utf-8").strip()


def _source_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
