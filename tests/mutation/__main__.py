"""`python -m tests.mutation`: see `.ci/mutation`."""

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.equivalents import is_equivalent
from tests.mutation.mirrored import mirrored_tests

if TYPE_CHECKING:
    from tests.mutation.mutants import Mutant

ROOT = Path(__file__).resolve().parents[2]
_ABOUT = """Change one place of a package at a time and run the package's tests: a change that no test notices survives.

PACKAGE is a folder or file of reader/, as reader/query or reader/search/exact/ranking.py. The tests are those that
mirror it (tests/query) unless --tests names others. Each mutant is tried in a copy of the checkout with a limit of
time; nothing in the checkout is changed. Prints the survivors and the score; mutants that tests/mutation/equivalents.py
names, because no test can tell them from the program, do not count.
Needs the extra `mutation`: pip install -e '.[mutation]'."""


def main() -> int:
    options = argparse.ArgumentParser(
        prog=".ci/mutation", description=_ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    options.add_argument("--sample", type=int, metavar="N", help="try only N mutants, drawn by chance")
    options.add_argument("--seed", type=int, default=1, metavar="S", help="which ones are drawn (default: 1)")
    options.add_argument("--tests", type=Path, nargs="+", metavar="PATH", help="run these tests instead")
    options.add_argument("--jobs", type=int, default=1, metavar="J", help="try this many at once (default: 1)")
    options.add_argument("--lines", type=_span, metavar="A-B", help="only mutants of these lines of one file")
    options.add_argument("--least", type=float, metavar="PERCENT", help="exit with 1 if fewer are killed")
    options.add_argument("--list", action="store_true", help="only list the mutants")
    return run(options.parse_args())


def run(arguments: argparse.Namespace) -> int:
    try:
        from tests.mutation.mutants import mutants_of
        from tests.mutation.trials import TestsFail, Trials
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed: pip install -e '.[mutation]'", file=sys.stderr)
        return 2
    packages = [_existing(package) for package in arguments.packages]
    every = mutants_of(ROOT, sorted({file for package in packages for file in _files(package)}))
    mutants = _chosen([mutant for mutant in every if not is_equivalent(mutant)], arguments)
    if arguments.list:
        print(*mutants, sep="\n")
        return 0
    tests = arguments.tests or list(dict.fromkeys(mirrored_tests(ROOT, package) for package in packages))
    print(f"{len(mutants)} of {len(every)} mutants; tests: {' '.join(map(str, tests))}", flush=True)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        trials = Trials(ROOT, Path(folder), tests, arguments.jobs)
        try:
            print(f"the tests pass in {trials.measure():.1f} s; a mutant has {trials.limit_s:.0f} s", flush=True)
        except TestsFail as error:
            print(error.output, "The tests fail without any change.", sep="\n", file=sys.stderr)
            return 2
        for mutant, outcome in trials.run(mutants):
            counts[outcome] += 1
            if outcome != "killed":
                print(f"{outcome:9}{mutant}", flush=True)
    score = 100 * (counts["killed"] + counts["timeout"]) / max(1, len(mutants))
    counted = ", ".join(f"{name} {counts[name]}" for name in ("killed", "timeout", "survived"))
    print(f"{counted}: {score:.1f} % killed")
    return int(arguments.least is not None and score < arguments.least)


def _chosen(mutants: "list[Mutant]", arguments: argparse.Namespace) -> "list[Mutant]":
    if arguments.lines:
        mutants = [mutant for mutant in mutants if mutant.line in arguments.lines]
    if arguments.sample is None or arguments.sample >= len(mutants):
        return mutants
    drawn = random.Random(arguments.seed).sample(range(len(mutants)), arguments.sample)
    return [mutants[at] for at in sorted(drawn)]


def _span(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def _existing(package: Path) -> Path:
    """Return the package relative to the root. End the program if there is none."""
    found = (Path.cwd() / package).resolve()
    if not found.exists():
        sys.exit(f"there is no {package}")
    return found.relative_to(ROOT)


def _files(package: Path) -> list[Path]:
    whole = ROOT / package
    return [package] if whole.is_file() else [file.relative_to(ROOT) for file in whole.rglob("*.py")]


if __name__ == "__main__":
    sys.exit(main())
