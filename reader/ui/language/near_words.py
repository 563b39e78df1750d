"""The words on a near answer: what it lacks of a query, and what it has."""

from reader.browse.list_items import NearWords
from reader.ui.language.words import tr


def near_words(near: NearWords) -> str:
    """Return one line; the words that are lacking come first, for those that it has are marked in the row."""
    comma = tr(", ")
    parts = [tr("lacks {words}").format(words=comma.join(near.lacks))] if near.lacks else []
    if near.has:
        parts.append(tr("has {words}").format(words=comma.join(near.has)))
    return " · ".join(parts)
