"""The words of a query to highlight in a text."""

from collections.abc import Iterator

from reader.query.fields import Zone
from reader.query.tree import And, Exactly, Near, Node, Or, Phrase, SameParagraph, SameSentence, Wildcard
from reader.text.folding import Folding
from reader.text.highlight import Highlighter


def marked_terms(tree: Node) -> tuple[str, ...]:
    """Return the texts of all phrases with their variants, once each, in the order typed; nothing under NOT."""
    texts = [text for term in query_terms(tree) if isinstance(term, Phrase) for text in (term.text, *term.variants)]
    return tuple(dict.fromkeys(texts))


def marked_patterns(tree: Node) -> tuple[str, ...]:
    """Return the wildcard patterns, once each, in the order typed; nothing under NOT."""
    return tuple(dict.fromkeys(term.pattern for term in query_terms(tree) if isinstance(term, Wildcard)))


def marked_exactly(tree: Node) -> tuple[str, ...]:
    """Return the texts whose very characters are asked for, once each, in the order typed; nothing under NOT."""
    return tuple(dict.fromkeys(term.text for term in query_terms(tree) if isinstance(term, Exactly)))


def highlighter(tree: Node, folding: Folding, zone: Zone | None = None) -> Highlighter:
    """Return a highlighter of every hit of the query in the texts of `zone`; with None, in any text of a story."""
    asked = Or(tuple(term for term in query_terms(tree) if not zone or term.zone in (None, zone)))
    return Highlighter(marked_terms(asked), folding, marked_patterns(asked), marked_exactly(asked))


def query_terms(tree: Node) -> Iterator[Phrase | Exactly | Wildcard]:
    """Yield the phrases, exact texts and wildcards that a story must contain, in the order typed.

    Parts under NOT are left out.
    """
    if isinstance(tree, And | Or | Near | SameSentence | SameParagraph):
        for part in tree.parts:
            yield from query_terms(part)
    elif isinstance(tree, Phrase | Exactly | Wildcard):
        yield tree
