"""One Whoosh index on disk: opened with its checks, written under its lock."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path

from whoosh.codec.base import Segment
from whoosh.index import TOC, FileIndex, LockError, clean_files
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from reader.columnar.adopting import Adopting
from reader.columnar.errors import DamagedSegment
from reader.durable import sync
from reader.errors import Cancelled, IndexDamaged, IndexUnusable, LibraryReason, LibraryUnusable, ReaderError
from reader.ports.progress import Progress
from reader.private_folders import make_private_folder
from reader.scratch import remove_unfinished
from reader.search.exact.budget import Budget
from reader.search.exact.evaluation import Evaluation
from reader.search.exact.postings import Postings
from reader.search.exact.ranking import Ranking
from reader.search.whoosh_index.backend import Backend
from reader.search.whoosh_index.border import translated
from reader.search.whoosh_index.index_state import (
    Made,
    missing_files,
    read_state,
    remove_old_states,
    state_file,
    write_state,
)
from reader.search.whoosh_index.merging import MergeQuickly
from reader.search.whoosh_index.storage import DurableStorage
from reader.text.folding import Folding
from reader.text.segment import Segmenter

INDEX = "MAIN"
"""Whoosh's name for an index in its folder."""
KILOBYTE = 1024
LOCK_SECONDS = 10.0
"""Seconds that a writer waits for another."""
MAKING = "making"
"""The folder of segments that are made apart, in the folder of the index."""
OPEN_TRIES, OPEN_PAUSE_S = 5, 0.05
"""A reader that meets a commit of another process finds files gone: it retries for a quarter of a second."""


class Snapshot:
    """One committed state of the index, open for reading.

    `followed` is the last sequence number of the change list that is in it.
    """

    def __init__(self, generation: int, followed: int, postings: Postings, storage: DurableStorage) -> None:
        self.generation = generation
        self.followed = followed
        self.postings = postings
        self._storage = storage
        self._ranking: Ranking | None = None

    def evaluation(self, folding: Folding, budget: Budget) -> Evaluation:
        return Evaluation(self.postings, folding, budget)

    def ranking(self, segmenter: Segmenter) -> Ranking:
        if self._ranking is None:
            self._ranking = Ranking(self.postings, segmenter)
        return self._ranking

    def close(self) -> None:
        self.postings.close()
        self._storage.close()


class IndexFiles:
    """The index in `folder`, made with `made`; an empty one is made if there is none."""

    def __init__(self, folder: Path, made: Made, backend: Backend) -> None:
        self.name = folder.name
        self._folder = folder
        self._made = made
        self._backend = backend
        self._followed = 0
        self._storage = DurableStorage(folder, self._publish)
        if self.generation() < 0:
            self._create()

    def generation(self) -> int:
        """Return the number of the current table of contents; -1 if there is none."""
        return int(TOC._latest_generation(self._storage, INDEX))

    @translated
    def snapshot(self, before: Snapshot | None = None) -> Snapshot:
        """Open the current state. Raises IndexUnusable if it is broken or was made with anything else.

        What a state `before` it has read of the same segments is taken over.
        """
        for _ in range(OPEN_TRIES - 1):
            with suppress(FileNotFoundError):
                return self._read(before)
            time.sleep(OPEN_PAUSE_S)
        return self._read(before)

    def size(self) -> int:
        """Return the bytes of all files of the index, older states included."""
        sizes = 0
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):
                sizes += path.stat().st_size
        return sizes

    def faults(self, progress: Progress | None = None) -> list[str]:
        """Read every byte of the current state, and return a line for each file that is not as it was written.

        `progress` counts kilobytes. Raises Cancelled, and IndexUnusable if the index was made with anything else.
        """
        for _ in range(OPEN_TRIES):
            generation = self.generation()
            found = self._faults_of(generation, progress)
            # A commit in between may have deleted segments that were merged.
            if not found or generation == self.generation():
                break
        return found

    def _faults_of(self, generation: int, progress: Progress | None) -> list[str]:
        try:
            state = read_state(self._folder, generation, self._made, self._table(generation))
            segments = self.segments()
        except FileNotFoundError as error:
            return [f"{Path(error.filename).name}: gone"]
        except IndexDamaged as damage:
            return [f"{state_file(self._folder, generation).name}: {damage}"]
        found = [f"{name}: gone or cut short" for name in missing_files(self._folder, state, _names(segments))]
        read, total = 0, sum(state.sizes.values()) // KILOBYTE
        for segment in segments:
            try:
                for size in self._verified(segment):
                    read += size
                    if progress and not progress(read // KILOBYTE, max(total, read // KILOBYTE), ""):
                        raise Cancelled
            except DamagedSegment as damage:
                found.append(str(damage))
        return found

    def _verified(self, segment: Segment) -> Iterator[int]:
        storage = DurableStorage(self._folder, self._publish)
        try:
            yield from self._backend.verify(storage, segment)
        finally:
            storage.close()

    @contextmanager
    def writing(self, followed: int, policy: MergeQuickly | Adopting | None = None) -> Iterator[SegmentWriter]:
        """Yield a writer whose work is committed at the end, or undone and its lock released if anything fails.

        `policy` chooses the segments that are merged or taken in. Raises LibraryUnusable if another writer holds the
        lock ('locked') or the disk is full ('disk_full').
        """
        self._followed = followed
        writer = self._writer()
        try:
            yield writer
            self._commit(writer, policy or MergeQuickly())
        except BaseException as error:
            self._undo(writer)
            cause = LibraryUnusable.because(self._folder, error) if isinstance(error, OSError) else None
            if cause and cause.reason is LibraryReason.DISK_FULL:
                raise cause from error
            raise
        finally:
            self._storage.close()
        remove_old_states(self._folder, self.generation())
        self._clear_unfinished()

    @property
    def storage(self) -> DurableStorage:
        """The folder as Whoosh's storage."""
        return self._storage

    @property
    def folder(self) -> Path:
        return self._folder

    @translated
    def segments(self) -> list[Segment]:
        """Return the segments of the current state. Raises IndexUnusable."""
        segments: list[Segment] = TOC.read(self._storage, INDEX, self.generation(), self._schema).segments
        return segments

    @contextmanager
    def making(self) -> Iterator[Path | None]:
        """Yield an empty folder for segments that are made apart; None if another program makes some.

        It is deleted at the end; the next commit deletes what a killed program leaves there.
        """
        with self._making_lock() as held:
            if not held:
                yield None
                return
            folder = self._folder / MAKING
            shutil.rmtree(folder, ignore_errors=True)
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def fetch(self, segment: Segment) -> None:
        """Move the files of a segment made apart among those of the index, where the next commit may name it."""
        made = sorted((self._folder / MAKING).glob(f"*/{segment.segment_id()}.*"))
        if not made:
            raise IndexUnusable(f"{segment.segment_id()} is gone before it was taken in")
        for file in made:
            file.replace(self._folder / file.name)
        sync(self._folder)

    def _clear_unfinished(self) -> None:
        """Remove what killed writers left: segments made apart, tables of contents and states not put in place."""
        remove_unfinished(self._folder)
        if (self._folder / MAKING).exists():
            with self._making_lock() as held:
                if held:
                    shutil.rmtree(self._folder / MAKING, ignore_errors=True)
        with suppress(LibraryUnusable), self._locked(0.0):
            for table in self._folder.glob("_*.toc.*"):
                table.unlink(missing_ok=True)

    @contextmanager
    def _making_lock(self) -> Iterator[bool]:
        lock = self._storage.lock(f"{INDEX}_MAKELOCK")
        held = bool(lock.acquire())
        try:
            yield held
        finally:
            if held:
                lock.release()

    @cached_property
    def _schema(self) -> object:
        return self._backend.schema()

    def _table(self, generation: int) -> Path:
        return self._folder / str(TOC._filename(INDEX, generation))

    def _publish(self, table: Path, name: str) -> None:
        generation = int(re.sub(r"\D", "", name))
        write_state(self._folder, generation, self._made, self._followed, table)

    def _create(self) -> None:
        try:
            make_private_folder(self._folder)
            with self._locked():
                # Whoosh deletes what is there, and another engine may have made the index meanwhile.
                if self.generation() < 0:
                    if any(self._folder.glob(f"{INDEX}_*.*")):
                        raise IndexDamaged("the table of contents is gone")
                    FileIndex.create(self._storage, self._schema, INDEX)
        except OSError as error:
            raise self.unusable(error) from error

    def unusable(self, error: Exception) -> ReaderError:
        """Return the error to raise after making or reading files of the index failed with `error`."""
        if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
            return LibraryUnusable.because(self._folder, error)
        return IndexUnusable(f"{type(error).__name__}: {error}")

    @contextmanager
    def _locked(self, timeout: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the lock of Whoosh's writers. Raises LibraryUnusable('locked')."""
        lock = self._storage.lock(f"{INDEX}_WRITELOCK")
        if not try_for(lock.acquire, timeout=timeout, delay=OPEN_PAUSE_S):
            raise LibraryUnusable(self._folder, LibraryReason.LOCKED, "another writer is at work")
        try:
            yield
        finally:
            lock.release()

    def _read(self, before: Snapshot | None) -> Snapshot:
        generation = self.generation()
        state = read_state(self._folder, generation, self._made, self._table(generation))
        storage = DurableStorage(self._folder, self._publish)
        try:
            segments: list[Segment] = TOC.read(storage, INDEX, generation, self._schema).segments
            missing = missing_files(self._folder, state, _names(segments))
            if missing and generation == self.generation():
                raise IndexDamaged(f"gone or cut short: {', '.join(missing)}")
            reader = FileIndex._reader(storage, self._schema, segments, generation)
            postings = self._backend.postings(reader, before.postings if before else None)
            return Snapshot(generation, state.followed, postings, storage)
        except BaseException:
            storage.close()
            raise

    @translated
    def _writer(self) -> SegmentWriter:
        try:
            index = FileIndex(self._storage, self._schema, INDEX)
            return self._backend.writer(index, LOCK_SECONDS)
        except LockError as error:
            raise LibraryUnusable(self._folder, LibraryReason.LOCKED, "another writer is at work") from error
        except OSError as error:
            raise self.unusable(error) from error

    @translated
    def _commit(self, writer: SegmentWriter, policy: MergeQuickly | Adopting) -> None:
        try:
            writer.commit(mergetype=policy)
        except OSError as error:
            raise self.unusable(error) from error
        finally:
            policy.close()

    def _undo(self, writer: SegmentWriter) -> None:
        """Release the lock and delete the files of a failed commit, which Whoosh leaves if closing fails as well.

        Further errors are suppressed, because the first one is raised; the next good commit deletes files that stay.
        """
        with suppress(Exception):
            writer.cancel()
        if not writer.is_closed:
            writer.writelock.release()
        with suppress(Exception):
            generation = self.generation()
            segments = TOC.read(self._storage, INDEX, generation, self._schema).segments
            clean_files(self._storage, INDEX, generation, segments)


def _names(segments: list[Segment]) -> list[str]:
    return [segment.segment_id() for segment in segments]
