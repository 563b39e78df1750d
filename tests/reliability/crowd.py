"""Several programs on one library at once: two import, one bookmarks, one searches, and one after another is killed.

Everything that a program reported must be there at the end, and check must find nothing.
"""

import argparse
import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from reader.library.library import Library
from reader.wiring import open_library
from tests.doing import bookmarked, imported
from tests.reliability.papers import printed

_PAUSE_S = 0.05
_FIRST_PAGES = 20
"""Pages that are there from the beginning, and that nobody changes."""
_FRESH = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Place:
    """The folders of a run, and the moment of its end in seconds of the clock."""

    folder: Path
    end: float

    def opened(self, *, to_read: bool = False) -> Library:
        return open_library(self.folder / "library", self.folder / "cache", to_read=to_read, fleeting=True)


@dataclass(slots=True)
class Counts:
    """Counts of what the programs reported, and the faults."""

    stories: set[int] = field(default_factory=set)
    notes: dict[int, str] = field(default_factory=dict)
    searches: int = 0
    kills: int = 0
    faults: list[str] = field(default_factory=list)


def import_again_and_again(place: Place, papers: str, log: Path) -> None:
    """Import pages one by one, and change each that was imported in the round before."""
    round_ = 0
    with closing(place.opened()) as library, log.open("a") as out:
        while time.time() < place.end:
            for file in sorted((place.folder / papers).iterdir()):
                if time.time() > place.end:
                    break
                report = imported(library, [file])
                _report(out, stories=list(report.story_ids), trouble=[str(each.reason) for each in report.refused])
            round_ += 1
            for file in (place.folder / papers).iterdir():
                file.write_text(file.read_text("utf-8") + f"\n# 补{round_}\n\n补充正文{round_}。\n", "utf-8")


def bookmark(place: Place, log: Path) -> None:
    """Bookmark stories of the first pages, which nobody changes, each with a note of its own."""
    number, draw = 0, random.Random(os.getpid())
    with closing(place.opened()) as library, log.open("a") as out:
        first = json.loads((place.folder / "first.json").read_text())
        while time.time() < place.end:
            number += 1
            note = f"记{os.getpid()}-{number}"
            made = bookmarked(library, draw.choice(first), note=note)
            _report(out, bookmark=made.id, note=note)
            time.sleep(_PAUSE_S)


def search(place: Place, log: Path) -> None:
    """Open the library anew for each search."""
    with log.open("a") as out:
        while time.time() < place.end:
            with closing(place.opened(to_read=True)) as library:
                _report(out, found=library.search("工会").total)
            time.sleep(_PAUSE_S)


def run(folder: Path, seconds: float, *, kill_each_s: float, seed: int) -> Counts:
    """Let the programs work, kill one now and then and start it again, and judge at the end."""
    printed(folder / "a", 40, seed=3, first=1000)
    printed(folder / "b", 40, seed=4, first=2000)
    place = Place(folder, 0)
    with closing(place.opened()) as library:
        first = imported(library, printed(folder / "first", _FIRST_PAGES, seed=5)).story_ids
    (folder / "first.json").write_text(json.dumps(list(first)))
    place = Place(folder, time.time() + seconds)
    works: Sequence[Callable[..., None]] = (
        partial(import_again_and_again, place, "a"),
        partial(import_again_and_again, place, "a"),
        partial(import_again_and_again, place, "b"),
        partial(bookmark, place),
        partial(search, place),
    )
    counts, draw = Counts(), random.Random(seed)
    logs = [folder / f"{number}.log" for number in range(len(works))]
    programs = [_started(work, log) for work, log in zip(works, logs, strict=True)]
    while time.time() < place.end:
        time.sleep(min(kill_each_s, max(0.0, place.end - time.time())))
        which = draw.randrange(len(works))
        if time.time() < place.end and programs[which].is_alive():
            os.kill(programs[which].pid or 0, signal.SIGKILL)
            programs[which].join()
            counts.kills += 1
            programs[which] = _started(works[which], logs[which])
    for number, program in enumerate(programs):
        program.join()
        if program.exitcode:
            counts.faults.append(f"program {number} ended with {program.exitcode}")
    _judge(place, logs, counts)
    return counts


def _started(work: Callable[..., None], log: Path) -> "multiprocessing.process.BaseProcess":
    program = _FRESH.Process(target=work, args=(log,))
    program.start()
    return program


def _report(out: IO[str], **said: object) -> None:
    out.write(json.dumps(said) + "\n")
    out.flush()


def _judge(place: Place, logs: Sequence[Path], counts: Counts) -> None:
    for log in logs:
        for line in log.read_text("utf-8").splitlines():
            _take(json.loads(line), counts)
    with closing(place.opened()) as library:
        library.refresh_index()
        counts.faults += map(str, library.check())
        kept = {each.id: each.note for each in library.bookmarks.all()}
        counts.faults += [f"{note} is lost" for id_, note in counts.notes.items() if note not in kept.get(id_, "")]
        # Pages that were changed since gave their stories up for others: those of the first pages must be there.
        first = set(json.loads((place.folder / "first.json").read_text()))
        held = {row.id for row in library.rows_by_id(sorted(first))}
        counts.faults += [f"story {each} is lost" for each in first - held]
        unfound = [number for number in range(_FIRST_PAGES) if not library.search(f"第{number}号稿件标题").total]
        counts.faults += [f"page {number} is not found" for number in unfound]


def _take(said: dict[str, object], counts: Counts) -> None:
    match said:
        case {"stories": list(ids), "trouble": list(trouble)}:
            counts.stories.update(ids)
            counts.faults += map(str, trouble)
        case {"bookmark": int(id_), "note": str(note)}:
            counts.notes[id_] = note
        case {"found": int()}:
            counts.searches += 1


def main() -> int:
    """Run, and print faults and counts; return the exit code."""
    options = argparse.ArgumentParser(prog="python -m tests.reliability.crowd", description=__doc__)
    options.add_argument("folder", type=Path, help="an empty folder to work in")
    options.add_argument("--seconds", type=float, default=180)
    options.add_argument("--kill-each", type=float, default=2, metavar="S", help="seconds from one kill to the next")
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    counts = run(given.folder.resolve(), given.seconds, kill_each_s=given.kill_each, seed=given.seed)
    for fault in counts.faults:
        print(fault)
    said = f"{counts.kills} kills; {len(counts.stories)} stories and {len(counts.notes)} bookmarks reported"
    print(f"{said}, {counts.searches} searches: {len(counts.faults)} faults")
    return 1 if counts.faults else 0


if __name__ == "__main__":
    sys.exit(main())
