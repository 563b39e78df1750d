"""Salvage: a new library file from what can be read of a damaged one, from the newest sound backup for the rest.

The damaged file is only read, and kept under a dated name. Own work that neither has is in the journal, which is
compared at the next opening; pages that neither has are read again from their files (`Salvaged.files`).
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reader.errors import LibraryReason, LibraryUnusable
from reader.ports.progress import Progress
from reader.ports.rows import BackupLabel
from reader.ports.salvaged import Salvaged
from reader.room import room_for_file
from reader.scratch import draft_in
from reader.store.file.backup import copies, new_copy
from reader.store.file.copy_contents import counted, verified
from reader.store.file.exchange import exchange, finish
from reader.store.file.header import set_version, version_of
from reader.store.file.opening import FILE_NAME, connect_to_read, is_nothing
from reader.store.file.schema import PAGE_SIZE_BYTES, VERSION, lay_out
from reader.store.file.sqlite_border import damage_found
from reader.store.salvage.filling import Filling, roots
from reader.store.salvage.joining_up import finish_numbers, make_consistent, name_anew, read_again
from reader.store.salvage.page_images import PageImages
from reader.store.salvage.row_records import Value
from reader.store.salvage.table_shapes import shapes
from reader.store.salvage.table_walk import Walk
from reader.store.salvage.text_checks import mend_texts

_USER_VERSION_AT = 60


def salvage(folder: Path, progress: Progress | None = None) -> Salvaged:
    """Make a new library of what can be read in `folder`, and put it in the damaged one's place.

    Works in whatever state the file is, also a sound one. Close the library first. Raises LibraryUnusable (ABSENT if
    there is no file, DISK_FULL, UNWRITABLE, NEWER), and Cancelled; the library is then as before.
    """
    with damage_found(folder):
        finish(folder)
        room_for_file(folder / FILE_NAME)
        if is_nothing(folder / FILE_NAME):
            raise LibraryUnusable(folder, LibraryReason.ABSENT)
        kept = new_copy(folder, BackupLabel.DAMAGED)
        with draft_in(folder) as draft:
            with PageImages(folder / FILE_NAME) as images:
                saved = _saved(images, draft, kept, progress)
            exchange(folder, draft, kept)
    return saved


def _saved(images: PageImages, draft: Path, kept: Path, progress: Progress | None) -> Salvaged:
    folder = draft.parent
    meta = _meta(images)
    version = _version(images, meta, folder)
    with (
        _backup(folder, meta.get("library_id"), version) as (backup, name),
        closing(sqlite3.connect(draft, isolation_level=None)) as target,
    ):
        target.execute(f"PRAGMA page_size = {PAGE_SIZE_BYTES}")
        target.execute("PRAGMA foreign_keys = OFF")
        target.execute("BEGIN")
        lay_out(target, version)
        filling = Filling(target, shapes(version), progress)
        filling.from_pages(images, _roots(backup))
        if _went_back(images, backup):
            filling.expect_more()
        gaps = bool(filling.gaps)
        filled = filling.from_backup(backup) if backup else 0
        spoilt = filling.with_spoilt()
        losses = make_consistent(target, with_gaps=gaps)
        mended = mend_texts(target, backup, progress)
        files = read_again(target, losses.files | mended.files | make_consistent(target, with_gaps=gaps).files)
        finish_numbers(target, _last_ids(images, backup))
        name_anew(target)
        set_version(target, version)
        target.execute("COMMIT")
        answer = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if answer != "ok":
            raise LibraryUnusable(folder, LibraryReason.DAMAGED, str(answer))
        held = counted(target)
    return Salvaged(
        kept=kept,
        stories=held.stories,
        bookmarks=held.bookmarks,
        corrections=held.corrections,
        backup=name if filled or mended.taken else "",
        filled=filled + mended.taken,
        spoilt=spoilt + mended.spoilt,
        lost=losses.stories + mended.deleted,
        files=tuple(map(Path, files)),
    )


def _meta(images: PageImages) -> dict[Value, Value]:
    """Return the rows of `meta` that can be read."""
    root = roots(Walk(images, set()).rows(1)).get("meta")
    cells = Walk(images, set(), keyed=True).rows(root) if root else ()
    return {cell.values[0]: cell.values[1] for cell in cells if len(cell.values) == 2 and cell.whole}


def _version(images: PageImages, meta: dict[Value, Value], folder: Path) -> int:
    """Return the version of the damaged file by its two witnesses, of which one may be damaged. Raises NEWER."""
    page = images.image(1) or bytes(100)
    (header,) = struct.unpack_from(">I", page, _USER_VERSION_AT)
    repeated = meta.get("version")
    inside = int(repeated) if isinstance(repeated, str) and repeated.isdecimal() else 0
    if inside > VERSION and inside == header:
        raise LibraryUnusable(folder, LibraryReason.NEWER, f"version {inside}")
    return next((each for each in (inside, header) if 1 <= each <= VERSION), VERSION)


@contextmanager
def _backup(folder: Path, library_id: Value, version: int) -> Iterator[tuple[sqlite3.Connection | None, str]]:
    """Open the newest sound backup of this very library, in this version; None if there is none.

    A restored library has another id than before: ids of its stories may stand for others there.
    """
    for copy in copies(folder):
        if copy.label == BackupLabel.DAMAGED or (library_id is None and copy.label != BackupLabel.DAILY):
            continue
        try:
            verified(copy.path, folder)
        except LibraryUnusable:
            continue
        with closing(connect_to_read(copy.path, unchanging=True)) as backup:
            if version_of(backup, folder) != version or library_id not in (None, _id_of(backup)):
                continue
            yield backup, copy.path.name
            return
    yield None, ""


def _id_of(backup: sqlite3.Connection) -> Value:
    row = backup.execute("SELECT value FROM meta WHERE name = 'library_id'").fetchone()
    return str(row[0]) if row else None


def _roots(backup: sqlite3.Connection | None) -> dict[str, int]:
    """Return the first pages of tables in a backup: they are the same in the library, as it is never laid out anew."""
    if backup is None:
        return {}
    return dict(backup.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))


def _went_back(images: PageImages, backup: sqlite3.Connection | None) -> bool:
    """Return True if the file is older than its own backup: transactions are gone, with a log that was cut off."""
    own = _last_ids(images, None)
    return any(own.get(name, 0) < last for name, last in _last_ids(None, backup).items())


def _last_ids(images: PageImages | None, backup: sqlite3.Connection | None) -> dict[str, int]:
    """Return the last ids that were given, by table, as far as file or backup name them."""
    last = dict(backup.execute("SELECT name, seq FROM sqlite_sequence")) if backup else {}
    if images is None:
        return last
    root = roots(Walk(images, set()).rows(1)).get("sqlite_sequence")
    for cell in Walk(images, set()).rows(root) if root else ():
        if len(cell.values) == 2 and isinstance(cell.values[0], str) and isinstance(cell.values[1], int):
            name, number = cell.values[0], cell.values[1]
            last[name] = max(last.get(name, 0), number)
    return last
