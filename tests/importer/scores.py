"""Scores of the importer on the labelled pages: shares between 0 and 1, F1 over all pages together.

python -m tests.importer.scores [PAGE]   prints the scores, and what differs on the pages whose name has PAGE in it.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff

from tests.importer.page_cases import HERE, Case, cases

SEED = HERE.parents[1] / "seeds" / "000_345b380e85948017.txt"
_NAMES = {
    "p": "paragraphs",
    "photo": "photos",
    "byline": "bylines",
    "dateline": "datelines",
    "kicker": "kickers",
    "deck": "decks",
    "label": "labels",
    "genre": "genres",
    "from": "jump lines",
    "on": "jump lines",
    "facts": "facts",
}


def labelled() -> Iterator[Case]:
    """Yield the labelled pages: those of our own, and the user's page."""
    yield from cases(HERE / "labelled")
    holds = (HERE / "labelled" / "seed.txt").read_text(encoding="utf-8")
    yield Case("seed", "the user's page", "", SEED.read_text(encoding="utf-8"), holds)


def scores() -> Mapping[str, float]:
    """Return the score of each kind of finding: stories by headline, whole stories, and parts within their story."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    right: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in labelled():
        for kind, value in _findings(case.outcome()):
            found[kind][f"{case.name}: {value}"] += 1
        for kind, value in _findings(case.holds):
            right[kind][f"{case.name}: {value}"] += 1
    return {kind: _f1(found[kind], right[kind]) for kind in right}


def _f1(found: Counter[str], right: Counter[str]) -> float:
    return 2 * (found & right).total() / (found.total() + right.total())


def _findings(description: str) -> Iterator[tuple[str, str]]:
    """Yield kind and value of what a description states; parts are named with the headline of their story."""
    for item in _items(description.splitlines()):
        head = item[0]
        if head.startswith("facts "):
            yield from (("facts", fact) for fact in head.split(" ")[1:])
            continue
        yield "headlines" if head.startswith("story") else "other items", head
        yield "whole stories", "\n".join(item)
        for line in item[1:]:
            kind = line.split()[0].partition("[")[0].rstrip(":")
            if name := _NAMES.get(kind):
                yield name, f"{head}: {line}"


def _items(lines: Iterable[str]) -> Iterator[list[str]]:
    """Gather lines to items: a line without an indent opens one."""
    item: list[str] = []
    for line in lines:
        if item and not line.startswith("  "):
            yield item
            item = []
        item.append(line)
    if item:
        yield item


def main() -> None:
    """Print the scores, and differences on request."""
    sys.stdout.writelines(f"{kind:14} {score:.3f}\n" for kind, score in scores().items())
    for case in labelled():
        if len(sys.argv) > 1 and sys.argv[1] in case.name:
            right, found = case.holds.splitlines(), case.outcome().splitlines()
            sys.stdout.writelines(
                f"{line}\n" for line in unified_diff(right, found, "right", "found", n=0, lineterm="")
            )


if __name__ == "__main__":
    main()
