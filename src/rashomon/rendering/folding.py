"""What people are shown of an account: each fact once."""

from dataclasses import replace

from rashomon.model.account import Account


def told_once(account: Account) -> Account:
    """The account without the facts that are a larger one once more (`Fact.within`), nor anything that names them.

    They restate it, or say which further sentences surely tell of it; a reader of a list would take them for news.
    """
    kept = tuple(fact for fact in account.facts if fact.within is None)
    if len(kept) == len(account.facts):
        return account
    ids = {fact.id for fact in kept}
    entries = (replace(one, facts=tuple(id for id in one.facts if id in ids)) for one in account.timeline)
    return replace(
        account,
        facts=kept,
        timeline=tuple(entry for entry in entries if entry.facts),
        coverage=tuple(
            replace(
                one,
                facts=tuple(id for id in one.facts if id in ids),
                left_out=tuple(left for left in one.left_out if left.fact in ids),
            )
            for one in account.coverage
        ),
        framing=tuple(one for one in account.framing if one.fact in ids),
    )
