"""Library and journal compared when a library is opened, and what one lacks taken from the other.

The numbers of the last entry that each holds decide, so that an opening reads two lines of the journal. Which side is
right in what case:

- The library is behind (a damaged log, an older backup, a program killed between journal and commit): the entries after
  its own are put into it.
- The journal is behind, or gone (lost, cut off): it begins anew with what the library holds.
- Both at the same entry: what stands in the journal counts, for its lines have checksums; a small journal is compared
  whole at each opening, a large one by a check.
- The library was put together from remains, or the two were changed apart: what is missing is added, and nothing that
  is there is replaced.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from reader.library import continuations
from reader.library.continuations import JoiningStore
from reader.library.own_journal.in_passing import is_in_passing
from reader.library.own_journal.portable import with_names
from reader.library.own_journal.waiting import Waiting, WaitingStore
from reader.ports.journal import Base, Journal, Place, Written
from reader.ports.own_items import NEW_ID, Mark, OwnItem, OwnKey

COMPARED_UP_TO_BYTES = 256 * 1024
"""Largest journal that every opening compares item by item: a thousand items, a few hundredths of a second."""


class JournalledStore(WaitingStore, JoiningStore, Protocol):
    """The ports that comparing asks for."""

    @property
    def library_id(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The outcome of a comparison: items put into the library, items that wait for their pages, damaged lines of the
    journal (none that was only cut off), and the name of a journal of another library that was put aside.

    `restored` leaves out what the program keeps by itself while a person reads. `lost`: the library had a journal, and
    nothing lay in its place. `foreign`: the name that something else has now, which lay there.
    """

    restored: int = 0
    waiting: int = 0
    damaged: int = 0
    set_aside: str | None = None
    lost: bool = False
    foreign: str | None = None


class Comparing:
    """Compares one library with its journal."""

    def __init__(self, store: JournalledStore, journal: Journal) -> None:
        self._store = store
        self._items = store.own_items
        self._journal = journal
        self._waiting = Waiting(store)

    def run(self, *, same: bool = False, whole: bool = False) -> Compared:
        """Compare, and let both hold the same. Raises LibraryUnusable; library and journal are as before then.

        `same`: the journal belongs to this library even if the library has no mark (it was put together anew from
        remains). `whole`: compare every item, however many there are.
        """
        if not whole and self._agree():
            return Compared()
        with self._store.together():
            found, mark = self._journal.place(), self._items.mark()
            foreign = self._journal.set_aside(alone=True) if found is Place.FOREIGN else None
            compared = self._compared(mark, self._journal.read(), same=same)
            return replace(compared, lost=mark is not None and found is Place.NOTHING, foreign=foreign)

    def differences(self) -> int:
        """Return the number of items that are not the same in library and journal; nothing is changed."""
        if not self._differing():
            return 0
        with self._store.together():
            # Another program may have written between the two readings.
            return self._differing()

    def _differing(self) -> int:
        written = self._journal.read()
        wanted = {key: item.state for key, item in written.items().items()} if written else {}
        held = self._items.states()
        return sum(held.get(key) != wanted.get(key) for key in wanted.keys() | held.keys())

    def _agree(self) -> bool:
        """Return True if both hold the same; of a large journal only the last entry is looked at.

        No lock is needed: if another program writes meanwhile, they seem to differ, and are compared again.
        """
        mark = self._items.mark()
        if mark is None or not mark.whole or self._journal.last() != mark:
            return False
        if self._journal.size() > COMPARED_UP_TO_BYTES:
            return True
        written = self._journal.read()
        if written is None or written.damaged or not written.complete or written.last != mark:
            return False
        return {key: item.state for key, item in written.items().items()} == self._items.states()

    def _compared(self, mark: Mark | None, written: Written | None, *, same: bool) -> Compared:
        if written is not None and not self._is_ours(written, mark, same=same):
            aside = self._journal.set_aside()
            self._begin(mark.number if mark else 0)
            return Compared(set_aside=aside)
        if written is None:
            self._begin(mark.number if mark else 0, mark.journal if mark else "")
            return Compared()
        todo = self._todo(mark, written)
        put = (*todo.items, *(OwnItem(key, None) for key in todo.gone))
        waits = [not self._waiting.put(item) for item in put]
        came = (not waiting and not is_in_passing(item.key) for item, waiting in zip(put, waits, strict=True))
        # Pages that stand elsewhere now continue other pages.
        continuations.join(self._store)
        number = max(written.last.number, mark.number if mark else 0)
        in_place = self._journal.place() is Place.JOURNAL
        if put or todo.anew or written.damaged or mark != written.last or not in_place:
            self._begin(number, written.base.journal)
        return Compared(restored=sum(came), waiting=sum(waits), damaged=written.damaged - written.cut)

    def _is_ours(self, written: Written, mark: Mark | None, *, same: bool) -> bool:
        if mark is not None:
            return same or mark.journal == written.base.journal
        return same or written.base.library == self._items.library_made or self._items.is_empty()

    def _todo(self, mark: Mark | None, written: Written) -> "_Todo":
        ahead = mark is not None and mark.number > written.last.number
        if mark is None or (mark.whole and mark.number < written.base.number):
            return self._as_written(written, written.items())
        if ahead and mark.whole:
            return _Todo(anew=True)
        if ahead or _are_apart(mark, written):
            return self._missing(written)
        if not mark.whole or mark.number == written.last.number:
            return self._as_certain(written, mark)
        return _Todo(tuple(written.changed_after(mark.number).values()))

    def _as_certain(self, written: Written, mark: Mark) -> "_Todo":
        """Return what differs from the journal at the same entry. Of what an unreadable entry may have changed, the
        library is right, except for what its remains lack.
        """
        held = self._items.states().keys()
        certain = written.certain()
        lacks = set() if mark.whole else written.items().keys() - held
        wanted = {key: item for key, item in written.items().items() if key in certain or key in lacks}
        return self._as_written(written, wanted, keep_others=mark.whole)

    def _as_written(self, written: Written, wanted: Mapping[OwnKey, OwnItem], *, keep_others: bool = False) -> "_Todo":
        """Return what lets the library hold the wanted items of the journal.

        Items of which the journal does not know stay if it is not complete, or with `keep_others`; it learns of them
        then.
        """
        held = self._items.states()
        differing = tuple(item for key, item in wanted.items() if held.get(key) != item.state)
        others = tuple(key for key in held if key not in wanted)
        if keep_others or not written.complete:
            return _Todo(differing, anew=bool(others) or not written.complete)
        return _Todo(differing, others)

    def _missing(self, written: Written) -> "_Todo":
        """Return what is in the journal only. The same id may mean two bookmarks that were made apart."""
        held = {item.key: item for item in self._items.all()}
        there = {_made(item) for item in held.values()}
        missing = (item for item in written.items().values() if _made(item) not in there)
        return _Todo(tuple(_renumbered(item) if item.key in held else item for item in missing), anew=True)

    def _begin(self, number: int, journal: str = "") -> None:
        """Begin the journal anew with what the library holds now."""
        begin(self._store, self._journal, Mark(journal=journal or secrets.token_hex(16), number=number))


@dataclass(frozen=True, slots=True)
class _Todo:
    """Items to be put into the library, keys to be taken out of it; `anew`: the journal must begin anew in any case."""

    items: tuple[OwnItem, ...] = ()
    gone: tuple[OwnKey, ...] = ()
    anew: bool = False


def _are_apart(mark: Mark, written: Written) -> bool:
    """Return True if the journal's entry of the mark's number is another one: both were changed apart."""
    seals: Iterable[tuple[int, str]] = [
        (written.base.number, written.base.seal),
        *((entry.number, entry.seal) for entry in written.entries),
    ]
    seal = dict(seals).get(mark.number, "")
    return bool(seal and mark.seal and seal != mark.seal)


def _made(item: OwnItem) -> object:
    """Return what says that two items are the same: of bookmarks and corrections the moment when they were made."""
    created = (item.state or {}).get("created")
    return item.key if created is None else (item.key.kind, created)


def _renumbered(item: OwnItem) -> OwnItem:
    return replace(item, key=OwnKey(item.key.kind, NEW_ID))


def begin(store: JournalledStore, journal: Journal, mark: Mark) -> Mark:
    """Begin a journal anew with everything that the library holds, and let the library hold the mark."""
    items = with_names(store.own_items, store.own_items.all())
    made = store.own_items.library_made
    base = Base(journal=mark.journal, library=made, number=mark.number, seal=mark.seal, items=items)
    begun = journal.begin(base)
    store.own_items.set_mark(begun)
    return begun
