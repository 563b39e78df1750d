"""Damage to the journal of own work: nothing that the library holds is lost, and nothing comes that never was.

usage: python -m tests.reliability.journal_damage --minutes 60 --seed 1

A library is made with bookmarks, and kept at two moments: with the first of them, and with all. Each case damages a
copy of the journal, or lines of it are exchanged, doubled, cut, and opens it beside the library of either moment. The
library must open, hold each bookmark that its own file holds, none that was never made, and be well after a repair.
Prints the counts and the faults; ends with 1 if there is a fault.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from reader.acts import bookmarks
from reader.acts.importing import import_files
from reader.journal.journal_file import FILE_NAME
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.wiring import open_library
from tests.reliability.index_damage import DAMAGES
from tests.reliability.papers import printed

_FIRST, _ALL = 6, 14
_LINES = ("exchanged", "doubled", "left out", "last one cut", "another one's end")


@dataclass(slots=True)
class Counts:
    """Counts of the cases by outcome, and sentences on what should not have been."""

    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def run(folder: Path, seconds: float, seed: int, *, most: int | None = None) -> Counts:
    """Damage the journal for some time, or `most` times, in a folder that is made."""
    counts, draw, end = Counts(), random.Random(seed), time.monotonic() + seconds
    early, late = _begun(folder)
    number = 0
    while time.monotonic() < end and number != most:
        kind = draw.choice((*DAMAGES, *_LINES))
        case, held = folder / "case", _notes(range(_FIRST if number % 2 else _ALL))
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(early if number % 2 else late, case)
        shutil.rmtree(case / "own-work-copies", ignore_errors=True)
        journal = case / FILE_NAME
        content = _damaged((late / FILE_NAME).read_bytes(), kind, draw)
        if content is None:
            journal.unlink(missing_ok=True)
        else:
            journal.write_bytes(content)
        said = f"case {number}, {kind}, beside the {'early' if number % 2 else 'late'} library"
        try:
            counts.seen[_outcome(case, folder / "cache", held, said, counts)] += 1
        except Exception as error:  # noqa: BLE001 - an attack reports whatever is raised, and goes on
            counts.faults.append(f"{said}: {type(error).__name__}: {error}")
        number += 1
    return counts


def _begun(folder: Path) -> tuple[Path, Path]:
    """Make a library; return copies of it with the first bookmarks, and with all."""
    library = _opened(folder / "made", folder / "cache")
    with closing(library):
        import_files(library, printed(folder / "papers", _ALL))
        ids = list(library.story_order())
        for number in range(_ALL):
            bookmarks.add(library, [ids[number]], Words(note=f"批注{number}"))
            if number == _FIRST - 1:
                library.close()
                shutil.copytree(folder / "made", folder / "early")
                library = _opened(folder / "made", folder / "cache")
        library.close()
    shutil.copytree(folder / "made", folder / "late")
    return folder / "early", folder / "late"


def _opened(folder: Path, cache: Path) -> Library:
    return open_library(folder, cache, fleeting=True)


def _notes(numbers: range) -> set[str]:
    return {f"批注{number}" for number in numbers}


def _damaged(content: bytes, kind: str, draw: random.Random) -> bytes | None:
    if kind in DAMAGES:
        return DAMAGES[kind](bytearray(content), draw)
    lines = content.splitlines(keepends=True)
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    match kind:
        case "exchanged":
            lines[one], lines[other] = lines[other], lines[one]
        case "doubled":
            lines.insert(other, lines[one])
        case "left out":
            del lines[one]
        case "last one cut":
            lines[-1] = lines[-1][: draw.randrange(len(lines[-1]))]
        case _:
            cut = draw.randrange(len(lines[one]))
            lines[one] = lines[one][:cut] + lines[other][cut:]
    return b"".join(lines)


def _outcome(case: Path, cache: Path, held: set[str], said: str, counts: Counts) -> str:
    with closing(_opened(case, cache)) as library:
        notes = [mark.note for mark in library.store.bookmarks.all()]
        library.check()
        library.mending.repair()
        left = library.check()
    if not held <= set(notes):
        counts.faults.append(f"{said}: {len(held - set(notes))} bookmarks lost")
    if set(notes) - _notes(range(_ALL)) or len(notes) != len(set(notes)):
        counts.faults.append(f"{said}: bookmarks that never were: {sorted(notes)}")
    if left:
        counts.faults.append(f"{said}: after a repair {'; '.join(map(str, left))}")
    return (
        "all came back" if len(notes) == _ALL else "some came back" if len(notes) > len(held) else "as the file has it"
    )


def main() -> None:
    """Run for some time; print counts and faults."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = run(Path(folder), given.minutes * 60, given.seed)
    print(dict(counts.seen), f"{len(counts.faults)} faults")
    print(*counts.faults, sep="\n")
    sys.exit(bool(counts.faults))


if __name__ == "__main__":
    main()
