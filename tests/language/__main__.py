"""`python -m tests.language [FOLDER...]`: print the findings of the style sheet, and how many a package has."""

import sys
from collections import Counter
from pathlib import Path

from tests.language.rules import findings
from tests.language.sources import read

_ROOT = Path(__file__).resolve().parents[2]


def main(folders: list[str]) -> None:
    wanted = tuple(f"{folder.rstrip('/')}/" for folder in folders)
    counts: Counter[str] = Counter()
    for found in findings(read(_ROOT, "reader", "tests")):
        if not wanted or found.path.startswith(wanted):
            counts["/".join(found.path.split("/")[:2])] += 1
            if wanted:
                print(found)
    for package, number in counts.most_common():
        print(f"{number:5} {package}")
    print(f"{counts.total():5} in all")


main(sys.argv[1:])
