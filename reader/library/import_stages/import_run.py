"""An import from the first file to the index, stage by stage."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from reader.errors import Cancelled, FileRefused, LibraryUnusable
from reader.importer.source.path_names import renamed, written
from reader.library import backups, continuations, last_import, name_keeping, neighbours, table_columns
from reader.library.folder_facts import folder_of
from reader.library.house_styles import HouseStyles
from reader.library.import_stages.file_progress import FileProgress
from reader.library.import_stages.file_reader import FileReader, Work
from reader.library.import_stages.put_queue import PutQueue
from reader.library.import_stages.tally import Tally
from reader.library.reading import Reading
from reader.library.reattaching import Reattachment
from reader.library.views import ImportReport
from reader.library.watchman import Watchman
from reader.ports.collecting import Put, PutResult
from reader.ports.progress import Progress
from reader.ports.store import HasCare, HasProofs, HasSettings, Paper
from reader.scratch import remove_unfinished

_TOPS = 4
"""Folders above a file in which its pictures are looked for: the one that was imported is not known any more."""


class ImportStore(Paper, HasCare, HasProofs, HasSettings, Protocol):
    """The ports that an import asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRun:
    """Takes files into one library.

    `reattach` gives own work its stories again after stories changed; `follow` lets the index take in some of what is
    new, `refresh_index` all of it.
    """

    folder: Path
    media: Path
    store: ImportStore
    reading: Reading
    reattach: Callable[[Collection[int]], Reattachment]
    follow: Callable[[], object]
    refresh_index: Callable[[Progress | None], object]
    watchman: Watchman

    def files(self, paths: Sequence[Path], progress: Progress | None, called: Mapping[Path, str]) -> ImportReport:
        """Take in files and folders. A file that is refused stops nothing.

        `progress` is asked before each file, and after each page of a file of many; it may stop the run.
        """
        given = [renamed(path.absolute(), called) for path in paths]
        with self._begun(called) as (reader, queue), closing(reader.tally.outcomes) as outcomes:
            total = reader.weight_of(paths) if progress else 0
            report = self._run(reader, queue, reader.new_files(paths), total, progress)
            last_import.keep(self.folder, given, report, outcomes.rows())
        return report

    def with_columns(
        self,
        paths: Sequence[Path],
        columns: Mapping[str, str],
        progress: Progress | None,
        called: Mapping[Path, str],
    ) -> ImportReport:
        """Keep the fields of columns for the folders of these files, read anew the tables that are held of them, and
        take in the files. A file under a temporary name has no folder.
        """
        named = [path for path in paths if path not in called]
        folders = {_folder(path) for path in named}
        inside = (found.path for found in self.reading.files(named, lambda _: None) if found.is_read)
        names = {name for path in inside for name in self.reading.column_names(path)}
        for folder in folders:
            table_columns.remember(self.store, folder, columns, names)
        given = [renamed(path.absolute(), called) for path in paths]
        with self._begun(called) as (reader, queue), closing(reader.tally.outcomes) as outcomes:
            reader.columns = columns
            held = reader.tables_in(folders, paths)
            total = len(held) + (reader.weight_of(paths) if progress else 0)
            report = self._run(reader, queue, chain(held, reader.new_files(paths)), total, progress)
            last_import.keep(self.folder, given, report, outcomes.rows())
        return report

    def again(self, progress: Progress | None) -> ImportReport:
        """Read anew what earlier rules read."""
        with self._begun({}) as (reader, queue), closing(reader.tally.outcomes):
            older = reader.older_files()
            return self._run(reader, queue, older, len(older), progress)

    def damaged(self, digests: Collection[str], progress: Progress | None) -> ImportReport:
        """Read anew held files with these digests, whose texts in the library are damaged."""
        with self._begun({}) as (reader, queue), closing(reader.tally.outcomes):
            works = reader.sources(digests)
            return self._run(reader, queue, works, len(works), progress)

    def pictures(self, lost: Mapping[str, Collection[str]], progress: Progress | None) -> None:
        """Take pictures again from the files that showed them, by the files' digests. Raises Cancelled."""
        with self._begun({}) as (reader, _queue), closing(reader.tally.outcomes):
            for done, (digest, names) in enumerate(lost.items()):
                if progress and not progress(done, len(lost), ""):
                    raise Cancelled
                held = self.store.collecting.held_source(digest)
                with suppress(FileRefused):
                    if held:
                        path = Path(held.path)
                        reader.take_again(path, digest, names, (None, *path.parents[1:_TOPS]))

    @contextmanager
    def _begun(self, called: Mapping[Path, str]) -> Iterator[tuple[FileReader, PutQueue]]:
        tally, styles = Tally(), HouseStyles(self.store.settings)

        def held(put: Put, result: PutResult) -> None:
            tally.held(put, result)
            for page in put.pages:
                styles.see(page)

        queue = PutQueue(self.store, held, self.follow)
        with self.reading.pages() as pages:
            yield (
                FileReader(
                    self.store, self.reading, pages, styles, self.media, tally, queue.add, self.watchman, called
                ),
                queue,
            )

    def _run(
        self, reader: FileReader, queue: PutQueue, works: Iterable[Work], total: int, progress: Progress | None
    ) -> ImportReport:
        remove_unfinished(self.media)
        no_backup = backups.back_up_daily(self.store, _asking(progress))
        cancelled = _read_each(works, reader.called, total, progress)
        queue.flush()
        became = reader.styles.keep()
        if not cancelled:
            queue.held = reader.tally.reread
            cancelled = _read_doubtful(reader, became, total, progress)
            queue.flush()
        neighbours.name_pages(self.store, reader.folders)
        continuations.join(self.store)
        if not cancelled:
            self.follow()
            if progress:
                progress(total, total, "")
        self._learn(reader.tally)
        reader.tally.outcomes.settle_pictures(self.media, self.reading.size, self.reading.digest)
        report = self._report(reader.tally, cancelled=cancelled)
        return self._indexed(replace(report, no_backup=no_backup), progress)

    def _learn(self, tally: Tally) -> None:
        name_keeping.learn_aliases(self.store.settings, tally.naming)
        name_keeping.learn_people(self.store.settings, tally.people)

    def _report(self, tally: Tally, *, cancelled: bool) -> ImportReport:
        report = tally.report()
        found = self.reattach(set(report.story_ids))
        to_look_at = tuple(mark.id for mark in found.to_look_at)
        return replace(report, cancelled=cancelled, reattached=found.attached, to_look_at=to_look_at)

    def _indexed(self, report: ImportReport, progress: Progress | None) -> ImportReport:
        """Bring the index up to date. A person who stopped the work does not wait for it: searches read the rest."""
        try:
            if not report.cancelled:
                self.refresh_index(progress)
        except LibraryUnusable as problem:
            if problem.folder == self.folder:
                raise
            # The folder of the index: what was imported is held, and found by reading it.
            return replace(report, no_index=problem.reason)
        return report


def _asking(progress: Progress | None) -> Progress | None:
    """Return a progress for what comes before the files: it can be stopped, and moves no bar of theirs."""
    return (lambda _done, _total, _what: progress(0, 0, "")) if progress else None


def _folder(path: Path) -> str:
    """Return the folder that a file lies in; a folder that a person named is its own."""
    return written(path.absolute()) if path.is_dir() else folder_of(written(path.absolute()))


def _read_doubtful(
    reader: FileReader, became: Mapping[str, frozenset[str]], total: int, progress: Progress | None
) -> bool:
    """Read again the files whose heads hold lines that became standing lines of their paper; True if it was stopped."""
    doubtful = [work for newspaper, lines in became.items() for work in reader.headed_files(newspaper, lines)]
    return _read_each(doubtful, reader.called, total + len(doubtful), progress)


def _read_each(works: Iterable[Work], called: Mapping[Path, str], total: int, progress: Progress | None) -> bool:
    """Read one file after another. True if `progress` stopped it."""
    done = 0
    try:
        for weight, work in works:
            work(FileProgress(progress, called, done, total, weight))
            done += weight
    except Cancelled:
        return True
    return False
