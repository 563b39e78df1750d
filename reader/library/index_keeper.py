"""Keeps the index what the store says: drains the change list into it, builds it anew when it cannot be used."""

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from reader.errors import Cancelled, IndexUnusable, LibraryUnusable
from reader.library.blocks import indexed
from reader.library.continuations import parts_of
from reader.library.findings import Finding, Thing, counted, numbers
from reader.library.index_lock import held_lock, lock_of
from reader.library.index_marks import IndexMarks, marks_of
from reader.library.watchman import FaultKind, Watchman
from reader.ports.change_list import ChangeKind, IndexChange
from reader.ports.engine import Batch, IndexedStory, SearchEngine
from reader.ports.progress import Progress
from reader.ports.store import HasChains, HasChangeList, HasCorrections, HasHoldings, HasSettings

_T = TypeVar("_T")

IN_HAND = "index"
"""The name of the work that `Progress` gets while stories are indexed."""

_CHUNK = 1000
_BATCH = 2 * _CHUNK
"""Changes that go to the index at a time."""
_WORTH_A_COMMIT = 500
"""Fewer changes than these wait while an import goes on: a search reads them meanwhile."""
_SET_ASIDE = "index:set_aside"


class FollowedStore(HasChains, HasChangeList, HasCorrections, HasHoldings, HasSettings, Protocol):
    """The ports that the index follows."""

    @property
    def writable(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Unindexed:
    """Stories as they are now, ids that the index must not answer with, and how many more changes there are."""

    stories: tuple[IndexedStory, ...]
    gone: frozenset[int]
    left: int


class TimeBudget:
    """The time that reading the whole library may take: `seconds` of a clock from now on, None for any time.

    `seen` counts the things read, `ended` is True if the time ran out."""

    def __init__(self, seconds: float | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._end = None if seconds is None else clock() + seconds
        self.seen = 0
        self.ended = False

    def within(self, things: Iterable[_T]) -> Iterator[_T]:
        """Pass things on until the time runs out."""
        for thing in things:
            if self._end is not None and self._clock() > self._end:
                self.ended = True
                return
            self.seen += 1
            yield thing


class IndexKeeper:
    """Feeds one engine from one store. A continuation chain is one story to the engine, under its first part's id.

    `wait_s`: seconds to wait for another program that writes the index.
    """

    def __init__(self, store: FollowedStore, engine: SearchEngine, index_folder: Path, watchman: Watchman) -> None:
        self._store = store
        self._engine = engine
        self._marks = IndexMarks(marks_of(index_folder))
        self._watchman = watchman
        self._lock = lock_of(index_folder)
        self.wait_s = 5.0

    def behind(self) -> int:
        """Return the number of changes that the index does not hold yet.

        Raises IndexUnusable, also for the index of another copy of this library, which was changed otherwise.
        """
        last, generation = self._store.change_list.last(), self._engine.generation
        if generation > last:
            raise IndexUnusable(f"index at {generation}, library at {last}")
        if generation and not self._marks.fit((self._engine.identity, generation), self._mark(generation)):
            raise IndexUnusable(f"index of another copy of the library, at {generation}")
        return last - generation

    def _mark(self, generation: int) -> str:
        return self._store.change_list.mark(generation)

    def refresh(self, progress: Progress | None = None) -> int:
        """Bring the index up to date; build it anew if it cannot be used or damage was found in it, by any program.

        Return the number of changes taken in.

        If another program is at it, wait a little and leave it to that program. Raises Cancelled; changes taken in
        stay.
        """
        with held_lock(self._lock, self.wait_s) as held:
            if not held:
                return 0
            try:
                if self.is_damaged():
                    return self._rebuild(progress)
                self.behind()
                return self._feed(self._engine, progress)
            except IndexUnusable:
                return self._rebuild(progress)

    def is_damaged(self) -> bool:
        """Return True if damage was found in the index that answers now, by this program or another one."""
        found = {fault.what for fault in self._watchman.faults(FaultKind.INDEX)}
        with suppress(IndexUnusable):
            return bool(found) and not found.isdisjoint(("", self._engine.identity))
        return bool(found)

    def follow(self) -> None:
        """Take in some of what is new, between two transactions of an import.

        Changes that cannot be taken in now are left to `refresh`, which says why.
        """
        with suppress(IndexUnusable, LibraryUnusable), held_lock(self._lock, 0.0) as held:
            if held and self.behind() >= _WORTH_A_COMMIT:
                self._feed(self._engine, None, most=_BATCH)

    def rebuild(self, progress: Progress | None = None) -> int:
        """Build the index anew, and return the number of changes taken in. The old one answers meanwhile."""
        with held_lock(self._lock, self.wait_s) as held:
            return self._rebuild(progress) if held else 0

    def _rebuild(self, progress: Progress | None) -> int:
        fresh = self._engine.begin_rebuild()
        if self.set_aside() and self._store.writable:
            self._store.settings.set(_SET_ASIDE, None)
        try:
            done = self._feed(fresh, progress, careful=True)
            fresh.finish_rebuild()
        finally:
            fresh.close()
        self._watchman.mended(FaultKind.INDEX)
        return done

    def _feed(
        self, engine: SearchEngine, progress: Progress | None, *, careful: bool = False, most: int = sys.maxsize
    ) -> int:
        """Take in `most` changes or somewhat more, and return their number.

        `careful`: if a new index breaks at its first touch, a story is at fault, and is found and set aside.
        """
        done = 0
        self._report(progress, done, engine.generation)
        while done < most:
            sizes: deque[int] = deque()
            try:
                with closing(engine.apply_all(self._batches(engine, most - done, sizes))) as committed:
                    for generation in committed:
                        done += sizes.popleft()
                        self._report(progress, done, generation)
                break
            except IndexUnusable:
                if not careful:
                    raise
                for batch in self._batches(engine, 1, sizes):
                    self._apply_carefully(engine, batch)
                    done += sizes.pop()
        if progress and done:
            progress(done, done, IN_HAND)
        return done

    def _report(self, progress: Progress | None, done: int, generation: int) -> None:
        left = self._store.change_list.last() - generation
        if progress and left and not progress(done, done + left, IN_HAND):
            raise Cancelled

    def _batches(self, engine: SearchEngine, most: int, sizes: deque[int]) -> Iterator[Batch]:
        """Yield `most` changes or somewhat more that an engine lacks; the size of each batch goes into `sizes`."""
        generation = engine.generation
        while most > 0 and (changes := self._store.change_list.after(generation, _BATCH)):
            puts, deletes = self._work(changes)
            generation = changes[-1].sequence
            most -= len(changes)
            sizes.append(len(changes))
            # Before the commit: a program that is killed between the two leaves a mark too many, and none too few.
            self._marks.note((engine.identity, generation), self._mark(generation))
            yield Batch(tuple(puts), tuple(deletes), generation)

    def _apply_carefully(self, engine: SearchEngine, batch: Batch) -> None:
        try:
            engine.apply(batch.puts, batch.deletes, batch.generation)
        except IndexUnusable:
            # Fails again if no story is at fault.
            engine.apply([], batch.deletes, engine.generation)
            self._apply_apart(engine, batch.puts)
            engine.apply([], [], batch.generation)

    def _apply_apart(self, engine: SearchEngine, puts: Sequence[IndexedStory]) -> None:
        try:
            engine.apply(puts, [], engine.generation)
        except IndexUnusable:
            if len(puts) == 1:
                self._store.settings.set(_SET_ASIDE, json.dumps([*self.set_aside(), puts[0].story_id]))
                return
            middle = len(puts) // 2
            self._apply_apart(engine, puts[:middle])
            self._apply_apart(engine, puts[middle:])

    def set_aside(self) -> list[int]:
        """Return ids of stories that the engine cannot index; searches read them."""
        text = self._store.settings.get(_SET_ASIDE)
        ids: list[int] = json.loads(text) if text else []
        return ids

    def _work(self, changes: Sequence[IndexChange]) -> tuple[list[IndexedStory], list[int]]:
        changed = [change.story_id for change in changes if change.kind is ChangeKind.PUT]
        chains = self._store.chains.of(changed)
        wanted = dict.fromkeys(chains.get(story_id, (story_id,)) for story_id in changed)
        held = {
            story.row.id: story for story in self._store.holdings.stories([part for chain in wanted for part in chain])
        }
        puts = [indexed(parts) for chain in wanted if (parts := [held[part] for part in chain if part in held])]
        heads = {story.story_id for story in puts}
        gone = {change.story_id for change in changes} | {part for chain in wanted for part in chain[1:]}
        return puts, sorted(gone - heads)

    def waiting(self) -> int:
        """Return the number of changes that the next search takes in: all of them if there is no index."""
        try:
            return self.behind()
        except IndexUnusable:
            return self._store.change_list.last()

    def size(self) -> int:
        """Return the bytes of the index; 0 if it cannot be used."""
        try:
            return self._engine.size()
        except IndexUnusable:
            return 0

    def note_older_library(self) -> int:
        """Return the number of changes by which the index is ahead of the library, and have it built anew then.

        A person put an older copy in the library's place. Once that has as many changes, nothing would show it.
        """
        with suppress(IndexUnusable):
            last, generation = self._store.change_list.last(), self._engine.generation
            if generation > last:
                self._watchman.note(FaultKind.INDEX, self._engine.identity, f"index at {generation}, library at {last}")
                return generation - last
        return 0

    def check(self, progress: Progress | None = None) -> list[Finding]:
        """Return damage of the index and differences from the store; empty if there are none.

        Reads every byte of the index. Changes that are not in it yet are no fault: see `waiting`. Raises Cancelled.
        """
        if ahead := self.note_older_library():
            return [Finding("changes that the index has and the library lacks (is it an older copy?)", ahead)]
        try:
            if files := [Thing(name=fault.partition(": ")[0]) for fault in self._engine.faults(progress)]:
                return counted("damaged files of the index", files)
            if self.behind():
                return []
            indexed_ids = self._engine.story_ids()
        except IndexUnusable as problem:
            self._watchman.note(FaultKind.INDEX, "", str(problem))
            return [Finding("index that must be built anew")]
        heads = set(self._heads()) - set(self.set_aside())
        counts = {
            "stories missing in the index": len(heads - indexed_ids),
            "stories in the index that are not held": len(indexed_ids - heads),
        }
        if any(counts.values()):
            self._watchman.note(FaultKind.INDEX, self._engine.identity, str(counts))
        counts["stories that the index cannot take"] = len(self.set_aside())
        return numbers(counts)

    def _heads(self) -> Iterator[int]:
        ids = self._store.holdings.story_ids()
        while piece := list(islice(ids, _CHUNK)):
            chains = self._store.chains.of(piece)
            yield from (story_id for story_id in piece if chains.get(story_id, (story_id,))[0] == story_id)

    def read_all(
        self, may_match: Callable[[str], bool] | None = None, budget: TimeBudget | None = None
    ) -> Iterator[IndexedStory]:
        """Read every story as the engine would get it, for answering without one; fewer if `budget` ends before.

        `may_match` looks at a story's whole text and spares the reading of those that cannot match.
        """
        budget = budget or TimeBudget()
        return self._read(
            self._likely(may_match, budget) if may_match else budget.within(self._store.holdings.story_ids())
        )

    def _likely(self, may_match: Callable[[str], bool], budget: TimeBudget) -> Iterator[int]:
        # What a query asks for may stand in another part of a chain, or in a correction: these are read anyway.
        corrected = {correction.story_id for correction in self._store.corrections.all()}
        last = 0
        while texts := self._store.holdings.texts_after(last, _CHUNK):
            chained = self._store.chains.of([story_id for story_id, _ in texts])
            for story_id, text in budget.within(texts):
                if story_id in chained or story_id in corrected or may_match(text):
                    yield story_id
            if budget.ended:
                return
            last = texts[-1][0]

    def unindexed(self, limit: int) -> Unindexed:
        """Return the oldest `limit` changes that the index does not hold yet, so that a search can read their stories.

        Raises IndexUnusable, for an index that is empty while the library is not as well.
        """
        behind, generation = self.behind(), self._engine.generation
        if behind and generation == 0:
            raise IndexUnusable("nothing is indexed yet")
        changes = self._store.change_list.after(generation, limit) if behind else []
        puts, deletes = self._work(changes) if changes else ([], [])
        stories = {story.story_id: story for story in (*puts, *self._read(iter(self.set_aside())))}
        left = self._store.change_list.last() - changes[-1].sequence if changes else 0
        return Unindexed(tuple(stories.values()), frozenset(deletes), left)

    def _read(self, ids: Iterator[int]) -> Iterator[IndexedStory]:
        while piece := list(islice(ids, _CHUNK)):
            heads = [held for held in self._store.holdings.stories(piece) if held.parts[0] == held.row.id]
            for held in heads:
                yield indexed(parts_of(self._store, held))
