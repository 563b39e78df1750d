"""One tantivy index on disk: opened with its checks, written under its lock."""

import json
import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tantivy import Index, IndexWriter, Query

from reader.durable import sync, write_durably
from reader.errors import IndexUnusable, LibraryUnusable
from reader.ports.engine import IndexedStory
from reader.search.index_state import Made
from reader.search.layout import STORY_ID
from reader.search.tantivy_engine.border import translating
from reader.search.tantivy_engine.codes import Table
from reader.search.tantivy_engine.documents import document, folded, in_one, state
from reader.search.tantivy_engine.files import META, check, read_meta
from reader.search.tantivy_engine.layout import ROLE, STATE, make_known, schema
from reader.search.tantivy_engine.snapshot import Snapshot
from reader.text.folding import Folding

LOCK_SECONDS = 60.0
"""How long a writer waits for another, which may still be merging."""
HEAP = 160_000_000
"""Bytes of stories that tantivy gathers before it writes a segment within a commit."""
SMALL, MERGED = 16_000, 8
"""Segments of up to so many documents are all of a size to tantivy, which merges so many of a size."""
MADE = "made.json"
"""What the index was made with, and its schema as tantivy wrote it."""
TABLE = "codes"
"""The table of the codes in which texts are kept."""
LEARNT, CODED = 10_000, 500
"""Stories from which the table is learnt at most, and that are coded at once."""
OPEN_TRIES, PAUSE = 5, 0.05
"""A reader that meets a merge of another process finds files gone: it tries again, over a quarter of a second."""


class TantivyIndex:
    """The index in `folder`, made as `made` says; an empty one is made where there is none."""

    def __init__(self, folder: Path, made: Made) -> None:
        self.folder = folder
        self._made = made
        self._snapshot: Snapshot | None = None
        self._table: Table | None = None
        self._seen: tuple[int, ...] | None = None
        self._merging: threading.Thread | None = None
        with translating(folder):
            if not folder.exists():
                _create(folder, made)
            self._check_made()
            self._index = Index.open(str(folder))
            # By default a thread looks for commits; here each search does.
            self._index.config_reader("manual")
            make_known(self._index)

    def snapshot(self) -> Snapshot:
        """The state that holds now. Raises IndexUnusable where it is broken."""
        with translating(self.folder):
            seen = self._look()
            if self._snapshot is None or seen != self._seen:
                self._snapshot = self._read()
                self._seen = seen
            return self._snapshot

    @contextmanager
    def writing(self, folding: Folding) -> Iterator["Writing"]:
        """Commits of stories. Merges go on in the background after one of them; after several they are waited for.

        Raises LibraryUnusable where another writer holds the lock ('locked') or the disk is full ('disk_full').
        """
        self.finish_merging()
        with translating(self.folder, writing=True):
            writing = Writing(self, self._writer(), folding)
        try:
            yield writing
            self._merging = threading.Thread(target=_wait_for_merges, args=(writing.writer,), name="dubao-merging")
            self._merging.start()
        finally:
            # The end of the writer frees the lock, and gives up what was not committed.
            del writing.writer
        if writing.commits > 1:
            self.finish_merging()
            with translating(self.folder, writing=True):
                self._settle()
            # Files are checked where they were written, so that who opens them next need not.
            self.snapshot()

    def finish_merging(self) -> None:
        """Wait for merges of this object's last commit, which hold the lock of writers."""
        merging, self._merging = self._merging, None
        if merging:
            merging.join()

    def _settle(self) -> None:
        """Let the small segments that a long import leaves over be merged: each takes every query some time.

        tantivy merges MERGED of them or more; what is missing are segments that say once more what the state is.
        """
        small = [segment for segment in self._meta()["segments"] if segment["max_doc"] <= SMALL]
        if 1 < len(small) < MERGED:
            snapshot = self.snapshot()
            writer = self._writer()
            for _ in range(MERGED - len(small)):
                writer.add_document(state(snapshot.followed, snapshot.stories))
                writer.commit()
            writer.wait_merging_threads()

    def _look(self) -> tuple[int, ...]:
        """Changes with every commit and merge."""
        stat = (self.folder / META).stat()
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _read(self) -> Snapshot:
        for _ in range(OPEN_TRIES - 1):
            try:
                check(self.folder, self._meta())
                break
            except FileNotFoundError:
                time.sleep(PAUSE)
        else:
            check(self.folder, self._meta())
        self._index.reload()
        return Snapshot(self._index.searcher(), self.table())

    def table(self) -> Table | None:
        """The table of codes, None where no story was ever put. Raises IndexUnusable where it is broken."""
        if self._table is None:
            with suppress(FileNotFoundError):
                self._table = Table.read((self.folder / TABLE).read_bytes())
        return self._table

    def learn(self, texts: Sequence[str]) -> Table:
        """Make the table for an index that has none. The lock of writers must be held."""
        table = Table.learnt(texts[:: -(-len(texts) // LEARNT)])
        write_durably(self.folder / TABLE, table.written())
        return table

    def _meta(self) -> dict[str, Any]:
        meta = read_meta(self.folder)
        if meta["schema"] != self._schema:
            raise IndexUnusable("another schema")
        return meta

    def _check_made(self) -> None:
        try:
            record = json.loads((self.folder / MADE).read_bytes())
        except (OSError, ValueError) as error:
            raise IndexUnusable(f"{MADE}: {error}") from error
        if record["made"] != asdict(self._made):
            raise IndexUnusable(f"made with {record['made']}, wanted {self._made}")
        self._schema = record["schema"]

    def _writer(self) -> IndexWriter:
        until = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                return self._index.writer(HEAP, 1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() >= until:
                    raise LibraryUnusable(self.folder, "locked", "another writer is at work") from error
            time.sleep(PAUSE)


class Writing:
    """Commits batches one after the other; holds the lock of writers."""

    def __init__(self, index: TantivyIndex, writer: IndexWriter, folding: Folding) -> None:
        self.writer = writer
        self._index = index
        self.commits = 0
        self._folding = folding

    def commit(self, puts: Iterable[IndexedStory], deletes: Iterable[int], followed: int) -> None:
        """Puts replace stories of the same id. Either all of it is in the index afterwards, or nothing."""
        stories = {story.story_id: story for story in puts}
        # The lock is held: no other writer can come between the snapshot and the deletions.
        before = self._index.snapshot()
        with translating(self._index.folder, writing=True):
            gone = before.ids(Query.term_set_query(schema(), STORY_ID, sorted({*stories, *deletes})))
            for story_id in gone:
                self.writer.delete_documents_by_term(STORY_ID, story_id)
            self.writer.delete_documents_by_term(ROLE, STATE)
            self._add(list(stories.values()))
            self.writer.add_document(state(followed, before.stories - len(gone) + len(stories)))
            self.writer.commit()
        self.commits += 1

    def _add(self, stories: Sequence[IndexedStory]) -> None:
        if not stories:
            return
        table = self._index.table() or self._index.learn([in_one(folded(one, self._folding)) for one in stories])
        for first in range(0, len(stories), CODED):
            some = stories[first : first + CODED]
            texts = [folded(story, self._folding) for story in some]
            for one in zip(some, texts, table.packed(list(map(in_one, texts))), strict=True):
                self.writer.add_document(document(*one))


def _wait_for_merges(writer: IndexWriter) -> None:
    # A merge that failed leaves what was committed: the next commit sets it off again, and tells what is amiss.
    with suppress(ValueError):
        writer.wait_merging_threads()


def _create(folder: Path, made: Made) -> None:
    """Make an empty index beside its place and put it there in one step; of several at once the first one wins."""
    new = folder.with_name(f"{folder.name}.{os.getpid()}-{threading.get_ident()}.new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir(mode=0o700)
        Index(schema(), path=str(new))
        write_durably(new / MADE, json.dumps({"made": asdict(made), "schema": read_meta(new)["schema"]}).encode())
        if not folder.exists():
            new.rename(folder)
            sync(folder.parent)
    except OSError as error:
        if not folder.exists():
            raise LibraryUnusable(folder, "unwritable", str(error)) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
