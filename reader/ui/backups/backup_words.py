"""Words on backups: their reasons, and the difference that a restore would make."""

from collections.abc import Iterator

from reader.ports.backup_changes import BackupChanges
from reader.ports.restored import Restored
from reader.ports.rows import Backup, BackupLabel, BackupState
from reader.ui.language.words import mark, tr, tr_n

_STATES = {
    BackupState.EMPTY: mark("empty"),
    BackupState.DAMAGED: mark("found damaged"),
    BackupState.NO_CHECKSUM: mark("without a checksum"),
}


def reason(backup: Backup) -> str:
    """Return the reason for a backup, with what speaks against it."""
    said = _STATES.get(backup.state)
    if said is None or backup.why == BackupLabel.DAMAGED:
        return _why(backup)
    return tr("{why}; {state}").format(why=_why(backup), state=tr(said))


def _why(backup: Backup) -> str:
    if backup.ahead:
        return tr("made while the clock was wrong")
    match backup.why:
        case BackupLabel.DAILY:
            return tr("daily")
        case BackupLabel.REPLACED:
            return tr("put aside by a restore")
        case BackupLabel.DAMAGED:
            return tr("damaged, put aside")
        case BackupLabel.REPAIR:
            return tr("before a repair")
    return tr("before an update")


def content(backup: Backup) -> str:
    """Return the numbers of stories and bookmarks in a backup."""
    if backup.stories is None:
        return tr("cannot be read")
    return tr("{stories}, {bookmarks}").format(
        stories=_stories(backup.stories), bookmarks=tr_n("{n} bookmark", "{n} bookmarks", backup.bookmarks or 0)
    )


def difference(changes: BackupChanges) -> str:
    """Return sentences on what a restore would change."""
    return "\n".join(_sentences(changes))


def _sentences(changes: BackupChanges) -> Iterator[str]:
    if not changes.known:
        yield tr("The library itself cannot be read now, so nothing can be compared.")
        return
    gone, back = changes.stories_gone or 0, changes.stories_back or 0
    if not gone and not back:
        yield tr("It holds the same stories as the library.")
    if gone:
        yield tr("Would go: {stories}, {days}.").format(stories=_stories(gone), days=_days(changes.days_gone or 0))
    if back:
        yield tr("Would come back: {stories}, {days}.").format(
            stories=_stories(back), days=_days(changes.days_back or 0)
        )
    if changes.bookmarks_newer:
        yield tr_n(
            "{n} bookmark is newer than the backup, and is kept.",
            "{n} bookmarks are newer than the backup, and are kept.",
            changes.bookmarks_newer,
        )


def outcome(restored: Restored) -> str:
    """Return sentences on a restore that was done."""
    said = [tr("The backup is in the place of the library.")]
    if restored.from_journal:
        said.append(
            tr_n(
                "{n} piece of your own work that the backup lacks came back from the journal.",
                "{n} pieces of your own work that the backup lacks came back from the journal.",
                restored.from_journal,
            )
        )
    if restored.waiting:
        said.append(
            tr_n(
                "{n} piece waits for a page that the backup lacks.",
                "{n} pieces wait for pages that the backup lacks.",
                restored.waiting,
            )
        )
    return " ".join(said)


def _stories(number: int) -> str:
    return tr_n("{n} story", "{n} stories", number)


def _days(number: int) -> str:
    return tr_n("{n} day", "{n} days", number)
