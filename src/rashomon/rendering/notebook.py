"""The account as a small HTML fragment for notebooks."""

from rashomon.model.account import Account
from rashomon.rendering.html import environment, summary_of
from rashomon.rendering.page_parts import disagreement_parts, fact_part, main_facts
from rashomon.rendering.view import view_of

_MOST_FACTS = 12
_MOST_DISAGREEMENTS = 8


def render_notebook(account: Account) -> str:
    """A fragment with styles that touch nothing around it: headline, figures, weightiest facts, disagreements.

    It has no ids and no script, so that several accounts can stand in one notebook.
    """
    view = view_of(account)
    shown = main_facts(view)[:_MOST_FACTS]
    disagreements = disagreement_parts(view)
    return (
        environment()
        .get_template("notebook.html")
        .render(
            headline=account.story.headline,
            summary=[figure for figure, _ in summary_of(view)],
            facts=[fact_part(view, fact) for fact in shown],
            more_facts=len(view.account.facts) - len(shown),
            disagreements=disagreements[:_MOST_DISAGREEMENTS],
            more_disagreements=max(0, len(disagreements) - _MOST_DISAGREEMENTS),
        )
    )
