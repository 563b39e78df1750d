"""Damage to every file of a search index: noticed, answered rightly all the same, and mended without a person.

`python -m tests.reliability.index_damage --times 300 --seed 1` prints counts and faults; half of the damages are done
to an index of four segments, half to one of a single segment.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.library import Library
from reader.wiring import open_library
from tests.doing import imported
from tests.reliability.papers import printed

PAPERS = 80
QUERIES = (
    *("工会", "高质量", "编号1", '"职工工会"', "工*职工", "标题:第", "记者:张三", "-工会 职工"),
    *("工会 NEAR/20 职工", "张三"),
)
Answers = dict[str, list[int]]
Damage = Callable[[bytearray, random.Random], bytes | None]
"""The new content of a file; None if it is deleted."""


def _flip(content: bytearray, chance: random.Random, times: int = 1) -> bytes:
    for _ in range(times):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _overwritten(content: bytearray, chance: random.Random, new: bytes) -> bytes:
    at = chance.randrange(len(content))
    content[at : at + len(new)] = new[: len(content) - at]
    return bytes(content)


DAMAGES: Mapping[str, Damage] = {
    "flip": _flip,
    "eight flips": lambda content, chance: _flip(content, chance, 8),
    "cut": lambda content, chance: bytes(content[: chance.randrange(len(content))]),
    "cut by one": lambda content, _: bytes(content[:-1]),
    "empty": lambda *_: b"",
    "delete": lambda *_: None,
    "zeros": lambda content, chance: _overwritten(content, chance, bytes(512)),
    "junk": lambda content, chance: _overwritten(content, chance, chance.randbytes(64)),
    "append": lambda content, _: bytes(content) + b"xyz",
}


@dataclass(slots=True)
class Counts:
    """Counts of the damages by their outcome, and the faults of the program."""

    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def made(folder: Path, *, segments: int, papers: int = PAPERS) -> Path:
    """Make a library whose index has this number of segments; return its folder."""
    files = printed(folder / "all", papers)
    step = papers // segments
    with closing(_opened(folder)) as library:
        for first in range(0, papers, step):
            imported(library, files[first : first + step])
    return folder


def run(place: Path, damages: int, seed: int) -> Counts:
    """Damage a copy of the library's index again and again, each time another file in another way."""
    counts, chance = Counts(), random.Random(seed)
    with closing(_opened(place)) as library:
        right = _answers(library)[0]
    copy = place.with_name(f"{place.name}.copy")
    for number in range(damages):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(place, copy)
        files = sorted(file for file in (copy / "cache").rglob("*") if file.is_file() and file.stat().st_size)
        largest = max(files, key=lambda file: file.stat().st_size)
        file = largest if number % 3 == 0 else chance.choice(files)
        kind = chance.choice([*DAMAGES, "flip", "flip"])
        before = file.read_bytes()
        content = DAMAGES[kind](bytearray(before), chance)
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)
        outcome, faults = _outcome(copy, right, check_first=number % 5 == 4)
        if content == before:
            outcome = "nothing changed"
        counts.outcomes[outcome] += 1
        counts.faults += [f"{number} {kind} {file.name}: {fault}" for fault in faults]
    shutil.rmtree(copy, ignore_errors=True)
    return counts


def _outcome(copy: Path, right: Answers, *, check_first: bool) -> tuple[str, list[str]]:
    """Use a damaged library as a person does, with or without a check before the searches."""
    faults: list[str] = []
    with closing(_opened(copy)) as library:
        named = library.check() if check_first else []
        found, read = _answers(library)
        if found != right:
            faults.append("a wrong answer")
        if check_first and not named:
            faults.append("called well")
        noticed = bool(named or read or library.check())
        library.refresh_index()
    with closing(_opened(copy)) as library:
        found, read = _answers(library)
        if found != right or read:
            faults.append("not mended")
        if library.check() or library.watchman.faults():
            faults.append("named after it was mended")
    return "noticed and mended" if noticed and not faults else "not noticed" if not noticed else "wrong", faults


def _answers(library: Library) -> tuple[Answers, bool]:
    """Return the ids that each query finds, and True if one was answered by reading the library."""
    answers = {query: library.search(query, limit=None) for query in QUERIES}
    ids = {query: sorted(hit.row.id for hit in answer.hits) for query, answer in answers.items()}
    return ids, any(answer.scanned for answer in answers.values())


def _opened(place: Path) -> Library:
    return open_library(place / "library", place / "cache", fleeting=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the long form; return 1 if there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for segments in (4, 1):
            place = made(Path(folder) / f"segments-{segments}", segments=segments)
            counts = run(place, given.times // 2, given.seed + segments)
            sys.stdout.write(f"segments {segments}: {dict(counts.outcomes)}\n")
            sys.stdout.writelines(f"  FAULT {fault}\n" for fault in counts.faults)
            wrong += len(counts.faults) + counts.outcomes["not noticed"]
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
