"""Words on the difference that a restore would make, and on the outcomes of a restore and of a salvage."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli.printing.output import counted
from reader.cli.words import tr, tr_n
from reader.ports.backup_changes import BackupChanges
from reader.ports.restored import Restored
from reader.ports.salvaged import Salvaged


def change_lines(name: str, changes: BackupChanges) -> Iterator[str]:
    """Yield sentences on the difference that restoring the backup `name` would make."""
    yield tr("{name} holds {stories} and {bookmarks}.").format(
        name=name, stories=counted(changes.stories, "story"), bookmarks=counted(changes.bookmarks, "bookmark")
    )
    if not changes.known:
        yield tr("The library itself cannot be read now, so nothing can be compared.")
        return
    gone, back = changes.stories_gone or 0, changes.stories_back or 0
    yield tr("Would go: {stories}, {days}.").format(stories=counted(gone, "story"), days=_days(changes.days_gone or 0))
    yield tr("Would come back: {stories}, {days}.").format(
        stories=counted(back, "story"), days=_days(changes.days_back or 0)
    )
    if changes.bookmarks_newer:
        yield tr_n(
            "{n} bookmark is newer than the backup; the journal of your own work puts it back.",
            "{n} bookmarks are newer than the backup; the journal of your own work puts them back.",
            changes.bookmarks_newer,
        )


def restored_lines(name: str, restored: Restored) -> Iterator[str]:
    """Yield sentences on a restore of the backup `name`."""
    yield tr("Restored {name}.").format(name=name)
    if restored.kept:
        yield tr("The library as it was is kept as {kept}.").format(kept=restored.kept.name)
    if restored.from_journal:
        yield tr_n(
            "{n} piece of your own work that the backup lacks came back from the journal.",
            "{n} pieces of your own work that the backup lacks came back from the journal.",
            restored.from_journal,
        )
    if restored.waiting:
        yield tr_n(
            "{n} piece of your own work waits for a page that the backup lacks, and comes back once it is imported.",
            "{n} pieces of your own work wait for pages that the backup lacks, and come back once they are imported.",
            restored.waiting,
        )


def salvage_lines(saved: Salvaged, again: Sequence[Path], gone: Sequence[Path]) -> Iterator[str]:
    """Yield sentences on a salvage; `again` are the files that were imported again, `gone` those not to be found."""
    yield tr("Saved {stories} and {bookmarks}. The damaged file is kept as {kept}.").format(
        stories=counted(saved.stories, "story"), bookmarks=counted(saved.bookmarks, "bookmark"), kept=saved.kept.name
    )
    if saved.filled:
        records = tr_n("{n} record", "{n} records", saved.filled)
        yield tr("From the backup {backup} came {records}.").format(backup=saved.backup, records=records)
    if saved.from_journal:
        yield tr_n(
            "{n} piece of your own work came from its journal.",
            "{n} pieces of your own work came from its journal.",
            saved.from_journal,
        )
    if saved.spoilt:
        yield tr_n("{n} record has unreadable signs.", "{n} records have unreadable signs.", saved.spoilt)
    if saved.lost:
        yield tr_n("{n} story could not be read.", "{n} stories could not be read.", saved.lost)
    for path in again:
        yield tr("Imported again: {path}").format(path=path)
    for path in gone:
        yield tr("To be imported again, and not found: {path}").format(path=path)


def _days(number: int) -> str:
    return tr_n("{n} day", "{n} days", number)
