"""`dubao check`: everything that the library keeps read, and mended."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from reader.cli.commands.salvage_run import salvaged_and_imported
from reader.cli.help.command import Command
from reader.cli.printing.check_words import finding_lines
from reader.cli.printing.found_damage import say_found
from reader.cli.printing.output import print_json, say
from reader.cli.printing.progress import progress
from reader.cli.printing.salvage_words import salvage_lines
from reader.cli.process.exit_codes import ExitCode
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.checking import file_damage
from reader.library.findings import Finding
from reader.library.watchman import Fault, FaultKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The answer of a check. `file_is_damaged`: SQLite's file itself, of which no part can be mended in place."""

    problems: list[Finding]
    stories: int = 0
    waiting: int = 0
    file_is_damaged: bool = False


@click.command("check", cls=Command, short_help="Look for damage in the library, and mend it.")
@click.option("--repair", is_flag=True, help="Mend what is found, after a backup.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
@click.pass_context
@click.pass_obj
def check_command(session: Session, context: click.Context, repair: bool, as_json: bool) -> None:
    """Read everything that the library keeps, and hold it against what was written: the library file and its records,
    the text of each story, bookmarks, every byte of the search index, pictures, and each backup by opening it.

    Library and index agree if the index contains every story of the library, and nothing else. Changes that still wait
    for the index, as after a program was killed, are no damage: the next search takes them in. Prints each
    fault, below it the first stories, pages, days and files that have it, and exits 1; exits 0 if all is well.

    Without --repair nothing is changed in the library; the next search builds a damaged index anew. With it a backup
    is made before anything else, stories are read again from their files, from the text that is kept of them or from a
    backup, pictures are taken again from the files they came from, damaged backups are put aside, and bookmarks whose
    words are not found wait for you (`dubao bookmark doubts`). If the library file itself is damaged, a new one is made
    of what can be read of it, as `dubao restore --salvage` does. Then everything is read once more, and what is left is
    printed. Close the window first.

    \b
    With --json, one object:
      {"library", "stories", "waiting", "problems": [...], "mended": [...]}
    waiting counts the changes that are not in the index yet; mended has one {"kind", "what"} a fault.

    \b
    Examples:
      dubao check || dubao check --repair
      dubao check --json | jq '.problems | length'
    """
    found = _checked(session, to_read=not repair, opens=not repair)
    mended: list[Fault] = []
    if found.problems and repair:
        _say_problems(found, for_people=not as_json)
        if found.file_is_damaged:
            _salvage(session, for_people=not as_json)
            found = _checked(session)
        if found.problems:
            mended = _mended(session, for_people=not as_json)
            found = _checked(session)
    if as_json:
        print_json(
            {
                "library": str(session.library_folder),
                "stories": found.stories,
                "waiting": found.waiting,
                "problems": list(map(str, found.problems)),
                "mended": [{"kind": fault.kind, "what": fault.what} for fault in mended],
            }
        )
    elif found.problems:
        _say_problems(found, for_people=True)
    else:
        for line in _all_is_well(found.stories, found.waiting):
            say(line)
    context.exit(ExitCode.IN_PART if found.problems else ExitCode.DONE)


def _checked(session: Session, *, to_read: bool = False, opens: bool = True) -> _Found:
    """Check the library. With `opens` False one that does not open because it is damaged is an answer."""
    try:
        with session.library(to_read=to_read, mends=False) as library:
            # What was set right when the library was opened, a check does not find any more.
            say_found(library)
            with progress(tr("Checking")) as on_progress:
                problems = library.check(on_progress)
            # What is printed here need not be said again.
            library.watchman.to_show()
            return _Found(
                problems=problems,
                stories=library.story_count(),
                waiting=library.waiting_for_index(),
                file_is_damaged=bool(library.watchman.faults(FaultKind.LIBRARY)),
            )
    except LibraryUnusable as problem:
        if opens or problem.reason is not LibraryReason.DAMAGED:
            raise
        return _Found(problems=list(file_damage(1)), file_is_damaged=True)


def _say_problems(found: _Found, *, for_people: bool) -> None:
    if for_people:
        for problem in found.problems:
            for line in finding_lines(problem):
                say(line)


def _salvage(session: Session, *, for_people: bool) -> None:
    """Make a new library file of what can be read of the damaged one, which is kept."""
    saved, again, gone = salvaged_and_imported(session.library_folder)
    if for_people:
        for line in salvage_lines(saved, again, gone):
            say(line)


def _mended(session: Session, *, for_people: bool) -> list[Fault]:
    """Mend what the check found, after a backup; return what was mended."""
    with session.library(mends=False) as library, progress(tr("Mending")) as on_progress:
        mended = library.mending.repair(on_progress)
    if for_people:
        count = len(mended)
        say(tr_n("Mended {n} fault; everything is read again.", "Mended {n} faults; everything is read again.", count))
    return mended


def _all_is_well(count: int, waiting: int) -> Iterator[str]:
    if not waiting:
        yield tr_n(
            "All is well: {n} story or photo; library and index agree.",
            "All is well: {n} stories and photos; library and index agree.",
            count,
        )
        return
    yield tr_n("All is well: {n} story or photo.", "All is well: {n} stories and photos.", count)
    yield tr_n(
        "{n} change is not in the search index yet; the next search takes it in.",
        "{n} changes are not in the search index yet; the next search takes them in.",
        waiting,
    )
