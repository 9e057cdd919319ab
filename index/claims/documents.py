"""Documents: whose words a statement, a letter or a tweet holds."""

from __future__ import annotations

from spacy.tokens import Token

_DOCUMENTS = frozenset(
    """
    account address article book column comment commentary e-mail email essay interview letter memo memoir message
    op-ed post posting remark reply response speech statement testimony tweet video writing
    """.split()
)


def author_of(document: Token) -> Token | None:
    """Return the head of the words that name whose document it is: "Clara Moss’s letter", "a statement from the mayor".

    None for other nouns, and where the phrase names nobody.
    """
    if document.lemma_.lower() not in _DOCUMENTS:
        return None
    for child in document.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in {"from", "by"}:
            return next((held for held in child.children if held.dep_ == "pobj"), None)
    return None
