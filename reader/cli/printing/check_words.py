"""What `dubao check` found amiss, in words."""

from reader.cli.words import labelled, mark, tr

FAULTS = (
    mark("stories without a body"),
    mark("bodies without a story"),
    mark("stories without a page"),
    mark("pages without a text"),
    mark("pages with a wrong count of stories"),
    mark("stories placed elsewhere than their page"),
    mark("stories not on the change list"),
    mark("changes of stories not held"),
    mark("chains of one part"),
    mark("references to nothing"),
    mark("changes not in the index yet"),
    mark("stories missing in the index"),
    mark("stories in the index that are not held"),
    mark("stories that the index cannot take"),
)
"""What the library counts, in its own words; other findings are SQLite's or the engine's, and stay as they are."""
_INDEX = mark("index")


def amiss(problem: str) -> str:
    """A problem that the library names, `fault: count`."""
    fault, _, count = problem.rpartition(": ")
    if fault in FAULTS:
        return labelled(tr(fault), count)
    name, _, engine_says = problem.partition(": ")
    if name == _INDEX:
        return labelled(tr(_INDEX), engine_says)
    return problem
