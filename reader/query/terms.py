"""What of a query is to be marked in a text."""

from collections.abc import Iterator

from reader.query.fields import Zone
from reader.query.tree import And, Near, Node, Or, Phrase, SameParagraph, SameSentence, Wildcard
from reader.text.folding import Folding
from reader.text.highlight import Highlighter


def marked_terms(tree: Node) -> tuple[str, ...]:
    """Texts of all phrases with their variants, once each, in the order typed; nothing under NOT."""
    texts = [text for leaf in leaves(tree) if isinstance(leaf, Phrase) for text in (leaf.text, *leaf.variants)]
    return tuple(dict.fromkeys(texts))


def marked_patterns(tree: Node) -> tuple[str, ...]:
    """Wildcard patterns, once each, in the order typed; nothing under NOT."""
    return tuple(dict.fromkeys(leaf.pattern for leaf in leaves(tree) if isinstance(leaf, Wildcard)))


def highlighter(tree: Node, folding: Folding, zone: Zone | None = None) -> Highlighter:
    """Marks every hit of the query in the texts of that zone; in any text of a story with None."""
    asked = Or(tuple(leaf for leaf in leaves(tree) if not zone or _zone(leaf) in (None, zone)))
    return Highlighter(marked_terms(asked), folding, marked_patterns(asked))


def _zone(leaf: Node) -> Zone | None:
    return leaf.zone if isinstance(leaf, Phrase | Wildcard) else None


def leaves(tree: Node) -> Iterator[Node]:
    """The leaves of a tree that speak for a story, in the order typed; those under NOT are left out."""
    if isinstance(tree, And | Or | Near | SameSentence | SameParagraph):
        for part in tree.parts:
            yield from leaves(part)
    elif isinstance(tree, Phrase | Wildcard):
        yield tree
