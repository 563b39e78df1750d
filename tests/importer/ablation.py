"""Numbers of the importer changed one at a time, to find the cases that hold them.

python -m tests.importer.ablation [MODULE]   prints, for each number, the cases that hold it from below and from above.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FrameType, ModuleType

import reader.importer
from tests.importer.compared_numbers import Number, compared
from tests.importer.page_cases import Case, cases
from tests.importer.scores import labelled

STAGES = ("source", "containers", "blocks", "rules", "shapes", "stories", "facts")
"""Folders of the importer whose numbers decide how a text is read."""


def numbers() -> Iterator[Number]:
    """Yield every number that stands at the top of a module of the stages that read text."""
    for module in _modules():
        for name in _assigned(module):
            value = getattr(module, name)
            if type(value) in (int, float):
                yield Number(module.__name__, name, value)


@cache
def _modules() -> tuple[ModuleType, ...]:
    found = pkgutil.walk_packages(reader.importer.__path__, "reader.importer.")
    names = [module.name for module in found if not module.ispkg and module.name.split(".")[2] in STAGES]
    return tuple(importlib.import_module(name) for name in names)


def _assigned(module: ModuleType) -> Iterator[str]:
    """Yield the names that a module assigns at its top, and does not import."""
    for statement in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign):
            names = [node for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)]
            yield from (node.id for node in names)


@contextmanager
def changed(number: Number, value: float) -> Iterator[None]:
    """Give a number another value, in its module and in those that import it; forget what was cached."""
    holders = _holders(number)
    try:
        for module in holders:
            setattr(module, number.name, value)
        _forget()
        yield
    finally:
        for module in holders:
            setattr(module, number.name, number.value)
        _forget()


@cache
def _holders(number: Number) -> tuple[ModuleType, ...]:
    """Return the modules that have the number: its own and those that import it."""
    return tuple(module for module in _modules() if module.__name__ == number.module or _imports(module, number))


def _imports(module: ModuleType, number: Number) -> bool:
    """Return True if a module has the number from another one, and none of its own by that name."""
    return vars(module).get(number.name) == number.value and number.name not in _assigned(module)


def _forget() -> None:
    for clear in _caches():
        clear()


@cache
def _caches() -> tuple[Callable[[], None], ...]:
    return tuple(
        value.cache_clear
        for module in _modules()
        for value in vars(module).values()
        if hasattr(value, "cache_clear") and value.__module__ == module.__name__
    )


@cache
def known_cases() -> tuple[Case, ...]:
    """Return the cases and the labelled pages."""
    return (*cases(), *labelled())


@dataclass(frozen=True, slots=True)
class Run:
    """The outcome of a case with all numbers as they are, the functions that it ran through, and the values of numbers
    with which a comparison in it would have come out otherwise."""

    outcome: str
    functions: frozenset[CodeType]
    turning: frozenset[tuple[Number, float]]


_PLAIN = ("containers.records.delimited._LONGEST_CELL_CHARS",)
"""Numbers that Python's csv takes as plain ones alone."""


@cache
def _runs() -> Mapping[Case, Run]:
    outcomes = {case: case.outcome() for case in known_cases()}
    turning: set[tuple[Number, float]] = set()
    with ExitStack() as stack:
        for number in (number for number in numbers() if str(number) not in _PLAIN):
            stack.enter_context(changed(number, compared(number, turning)))
        return {case: _run(case, outcome, turning) for case, outcome in outcomes.items()}


def _run(case: Case, outcome: str, turning: set[tuple[Number, float]]) -> Run:
    ran: set[CodeType] = set()

    def note(frame: FrameType, _event: str, _: object) -> None:
        # Without an answer it is called for calls of Python's functions alone.
        ran.add(frame.f_code)

    _forget()
    turning.clear()
    before = sys.gettrace()
    sys.settrace(note)
    try:
        case.outcome()
    finally:
        sys.settrace(before)
    return Run(outcome, frozenset(ran), frozenset(turning))


def outcomes() -> Mapping[Case, str]:
    """Return what each case comes out as with all numbers as they are."""
    return {case: run.outcome for case, run in _runs().items()}


def held_by(number: Number, value: float, like: Case | None = None) -> Case | None:
    """Return a case that comes out otherwise if the number has this value; None if none does. All cases are asked."""
    # The first time, all cases run with the numbers as they are.
    runs, likely = _runs(), _likely_first(number, value, like)
    with changed(number, value):
        return next((case for case in likely if case.outcome() != runs[case].outcome), None)


def _likely_first(number: Number, value: float, like: Case | None) -> Iterator[Case]:
    """Yield the cases in which a comparison would come out otherwise, then those that run through a function with the
    number in it, then all others; each time those of the number's own rule or of the document of `like` first."""
    subject, document = number.module.rpartition(".")[2], like.document if like else None

    def late(case: Case) -> tuple[bool, bool, bool, int]:
        far = case.document != document
        return far, subject not in case.document, "thresholds" not in case.document, len(case.page)

    decisive = {case for case, run in _runs().items() if (number, value) in run.turning}
    yield from sorted(decisive, key=late)
    asking = _asking(number) - decisive
    yield from sorted(asking, key=late)
    yield from (case for case in _runs() if case not in decisive and case not in asking)


def _asking(number: Number) -> set[Case]:
    """Return the cases that run through a function which names the number."""
    files = {module.__file__ for module in _holders(number)}
    naming = {code for code in _functions() if number.name in code.co_names and code.co_filename in files}
    return {case for case, run in _runs().items() if not naming.isdisjoint(run.functions)}


@cache
def _functions() -> frozenset[CodeType]:
    return frozenset().union(*(run.functions for run in _runs().values()))


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for number in numbers():
        if wanted in number.module:
            below = held_by(number, number.halved)
            above = held_by(number, number.doubled, below)
            shown = [f"{case.document}: {case.name}" if case else "NOTHING" for case in (below, above)]
            sys.stdout.write(f"{number} = {number.value}\n    below  {shown[0]}\n    above  {shown[1]}\n")


if __name__ == "__main__":
    main()
