"""Damage to the library's file, to its log and to its backups: what is noticed, saved, restored, refused.

A library is made with a backup and own work since. Each case damages a copy of it, saves what can be read, and restores
the backup; after both every story and every bookmark must be there. A damaged backup must replace nothing.
"""

import argparse
import random
import shutil
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from reader.acts import bookmarks
from reader.acts.importing import import_files
from reader.errors import ReaderError
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.ports.rows import BackupLabel
from reader.wiring import Make, backups, open_library, restore, salvage
from tests.reliability.papers import printed

_FILE = "library.sqlite3"
_PAGE_BYTES = 8192
_PAPERS, _MARKED, _MARKED_LATER = 30, 20, 10
_KINDS = ("flip", "flip", "flip", "flips", "cut", "zero page", "junk", "header")

Held = tuple[set[tuple[str, ...]], set[str]]
"""Texts of all stories; notes of all bookmarks."""


@dataclass(slots=True)
class Counts:
    """Counts of cases by outcome, and sentences on what should not have been."""

    seen: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def run(folder: Path, times: int, *, seed: int = 1) -> Counts:
    """Damage library, log and backup in turn, `times` in all, in a folder that is made."""
    counts, draw = Counts(), random.Random(seed)
    closed, logged, whole = _begun(folder)
    for number in range(times):
        what = ("file", "log", "backup")[number % 3]
        case = folder / "case"
        shutil.rmtree(case, ignore_errors=True)
        shutil.copytree(logged if what == "log" else closed, case)
        library, kind = case / "library", draw.choice(_KINDS)
        target = library / (f"{_FILE}-wal" if what == "log" else _FILE)
        if what == "backup":
            target = library / "backups" / _daily(library)
        (library / f"{_FILE}-shm").unlink(missing_ok=True)
        target.write_bytes(_damaged(target.read_bytes(), kind, draw))
        said = f"case {number}, {kind} in the {what}"
        if what == "backup":
            _refused(library, whole, said, counts)
        else:
            _saved(library, whole, said, counts)
    return counts


def _begun(folder: Path) -> tuple[Path, Path, Held]:
    """Make a library, closed and with its log as a killed program leaves it; return what it holds."""
    closed, logged = folder / "closed", folder / "logged"
    papers = printed(folder / "papers", _PAPERS)
    library = open_library(closed / "library", folder / "cache", fleeting=True)
    import_files(library, papers)
    ids = list(library.story_order())
    for story_id in ids[:_MARKED]:
        bookmarks.add(library, [story_id], Words(note=f"批注{story_id}"))
    library.back_up()
    for story_id in ids[_MARKED : _MARKED + _MARKED_LATER]:
        bookmarks.add(library, [story_id], Words(note=f"批注{story_id}"))
    whole = _held(library)
    shutil.copytree(closed, logged)
    library.close()
    return closed, logged, whole


def _held(library: Library) -> Held:
    stories = library.stories(list(library.story_order()))
    texts = {tuple(paragraph.text for paragraph in held.story.paragraphs) for held in stories}
    return texts, {mark.note for mark in library.store.bookmarks.all()}


def _daily(library: Path) -> str:
    return next(copy.name for copy in backups(library) if copy.why == BackupLabel.DAILY)


def _damaged(content: bytes, kind: str, draw: random.Random) -> bytes:
    spoilt = bytearray(content)
    at = draw.randrange(len(spoilt))
    match kind:
        case "cut":
            return bytes(spoilt[:at])
        case "zero page":
            at -= at % _PAGE_BYTES
            spoilt[at : at + _PAGE_BYTES] = bytes(len(spoilt[at : at + _PAGE_BYTES]))
        case "junk":
            spoilt[at : at + 200] = draw.randbytes(len(spoilt[at : at + 200]))
        case "header":
            spoilt[draw.randrange(min(100, len(spoilt)))] ^= 1 << draw.randrange(8)
        case _:
            for _ in range(16 if kind == "flips" else 1):
                spoilt[draw.randrange(len(spoilt))] ^= 1 << draw.randrange(8)
    if spoilt == content:
        # The page was empty before.
        spoilt[at] ^= 1
    return bytes(spoilt)


def _saved(library: Path, whole: Held, said: str, counts: Counts) -> None:
    """Open the damaged library; save it and restore its backup, each in a copy; compare with what it held."""
    for way in ("opened", "saved", "restored"):
        copy = library.parent / way
        shutil.copytree(library, copy)
        try:
            if way == "saved":
                _import_again(copy, salvage(copy).files)
            elif way == "restored":
                restore(copy, _daily(copy))
            opened = open_library(copy, library.parent / "cache", make=Make.NEVER, fleeting=True)
            try:
                held = _held(opened)
            finally:
                opened.close()
        except ReaderError as problem:
            counts.seen[f"{way}: refused"] += 1
            if way != "opened":
                counts.faults.append(f"{said}: not {way}: {problem}")
            continue
        counts.seen[f"{way}: {'whole' if held == whole else 'other'}"] += 1
        if not whole[1] <= held[1]:
            counts.faults.append(f"{said}: {way}, {len(whole[1] - held[1])} bookmarks lost")
        if way != "opened" and not whole[0] <= held[0]:
            counts.faults.append(f"{said}: {way}, {len(whole[0] - held[0])} stories lost")


def _import_again(folder: Path, files: tuple[Path, ...]) -> None:
    if files:
        library = open_library(folder, folder.parent / "cache", fleeting=True)
        try:
            import_files(library, list(files))
        finally:
            library.close()


def _refused(library: Path, whole: Held, said: str, counts: Counts) -> None:
    before = (library / _FILE).read_bytes()
    try:
        restore(library, _daily(library))
    except ReaderError:
        counts.seen["backup refused"] += 1
    else:
        counts.faults.append(f"{said}: restored")
    if (library / _FILE).read_bytes() != before:
        counts.faults.append(f"{said}: the library was changed")


def main() -> None:
    """Run the long form; print its counts and faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/dubao-library-damage"))
    given = parser.parse_args()
    shutil.rmtree(given.folder, ignore_errors=True)
    counts = run(given.folder, given.times, seed=given.seed)
    for name, count in sorted(counts.seen.items()):
        print(f"{count:5} {name}")
    for fault in counts.faults:
        print(fault)
    sys.exit(bool(counts.faults))


if __name__ == "__main__":
    main()
