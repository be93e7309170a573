"""The dependents of a token that stand near it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 24


def near_children(token: "Token") -> Iterator["Token"]:
    """The syntactic children within 24 tokens on either side, in text order.

    `Token.children` walks the whole subtree, which makes a text of one endless sentence quadratic.
    """
    doc = token.doc
    for i in range(max(0, token.i - _REACH), min(len(doc), token.i + _REACH + 1)):
        child = doc[i]
        if i != token.i and child.head.i == token.i:
            yield child
