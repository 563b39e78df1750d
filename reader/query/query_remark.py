"""The one remark on a query that comes with its answer, and the query as it could be typed instead."""

from reader.errors import QuerySyntaxError
from reader.query.parser import NOTHING, Parsed, parse
from reader.query.tree import And, Node, Not, Or, RelativeDates
from reader.query.unparser import worded

_MOST_MENDINGS = 4


def counted_from_today(tree: Node) -> tuple[str, ...]:
    """Return the dates of a query that mean other days tomorrow: 去年, 最近7天."""
    if isinstance(tree, And | Or):
        return tuple(words for part in tree.parts for words in counted_from_today(part))
    if isinstance(tree, Not):
        return counted_from_today(tree.part)
    return (tree.words,) if isinstance(tree, RelativeDates) else ()


def remark_on(parsed: Parsed, *, nothing_found: bool) -> QuerySyntaxError | None:
    """Return the first fault; else, if nothing was found, the first thing that looks like syntax and is none.

    The right form of a faulty query is the query that was searched in its place.
    """
    problem = parsed.problem
    if problem:
        right = problem.right or (worded(parsed.tree) if parsed.tree != NOTHING else "")
        alone = parsed.tree == NOTHING
        return QuerySyntaxError(problem.code, problem.position, problem.text, _settled(right), alone=alone)
    if nothing_found and parsed.remarks:
        first = parsed.remarks[0]
        return QuerySyntaxError(first.code, first.position, first.text, _settled(first.right))
    return None


def _settled(right: str) -> str:
    """Return a right form of which nothing more is to be said, as far as that can be reached."""
    for _ in range(_MOST_MENDINGS):
        again = parse(right)
        if again.problem:
            better = worded(again.tree) if again.tree != NOTHING else ""
        else:
            better = again.remarks[0].right if again.remarks else ""
        if not better or better == right:
            break
        right = better
    return right
