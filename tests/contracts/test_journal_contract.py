"""Every journal: entries in order, taken back, begun anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.journal.journal_file import JournalFile
from reader.ports.journal import Base, Journal, JournalEntry
from reader.ports.own_items import OwnItem, OwnKey, OwnKind
from tests.fake_journal import FakeJournal

MAKERS: dict[str, Callable[[Path], Journal]] = {"file": JournalFile, "fake": lambda _: FakeJournal()}


@pytest.fixture(params=sorted(MAKERS))
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    return MAKERS[request.param](tmp_path)


def setting(name: str, value: str | None) -> OwnItem:
    return OwnItem(OwnKey(OwnKind.SETTING, name), None if value is None else {"value": value})


def base(number: int = 0, *items: OwnItem) -> Base:
    return Base(journal="j1", library="2026-01-01T00:00:00Z", number=number, items=items)


def test_there_is_none_at_first(journal: Journal) -> None:
    assert (journal.last(), journal.read(), journal.size(), journal.set_aside()) == (None, None, 0, None)
    assert not journal.check().complete


def test_entries_follow_the_base(journal: Journal) -> None:
    begun = journal.begin(base(7, setting("a", "1")))
    assert (begun.journal, begun.number, journal.last()) == ("j1", 7, begun)
    first = journal.append(JournalEntry(8, (setting("b", "2"), setting("a", "3"))), synced=True)
    assert journal.last() == first
    assert first.seal
    second = journal.append(JournalEntry(9, (setting("b", None),)), synced=False)
    written = journal.read()
    assert written is not None
    assert written.last == second == journal.last()
    assert (written.damaged, written.complete) == (0, True)
    assert [entry.number for entry in written.entries] == [8, 9]
    assert written.items() == {setting("a", "3").key: setting("a", "3")}
    assert list(written.changed_after(7).values()) == [setting("a", "3"), setting("b", None)]
    assert list(written.changed_after(8).values()) == [setting("b", None)]
    assert journal.size() > 0
    assert journal.check().complete


def test_an_entry_that_is_taken_back_was_never_there(journal: Journal) -> None:
    journal.begin(base())
    kept = journal.append(JournalEntry(1, (setting("a", "1"),)), synced=True)
    before = journal.read()
    journal.append(JournalEntry(2, (setting("a", "2"),)), synced=True)
    journal.take_back(2)
    assert (journal.last(), journal.read()) == (kept, before)


def test_only_the_entry_that_is_named_is_taken_back(journal: Journal) -> None:
    journal.begin(base())
    kept = journal.append(JournalEntry(1, (setting("a", "1"),)), synced=True)
    journal.take_back(2)
    assert journal.last() == kept, "the second failed before it was written"


def test_a_beginning_that_is_taken_back_leaves_no_journal(journal: Journal) -> None:
    journal.begin(base())
    journal.take_back(0)
    assert (journal.last(), journal.read()) == (None, None)


def test_an_entry_takes_the_place_of_those_with_its_number_or_a_higher_one(journal: Journal) -> None:
    journal.begin(base())
    for number, value in ((1, "a"), (2, "never committed"), (3, "neither"), (2, "b")):
        journal.append(JournalEntry(number, (setting("x", value),)), synced=True)
    written = journal.read()
    assert written is not None
    assert [(entry.number, entry.items) for entry in written.entries] == [
        (1, (setting("x", "a"),)),
        (2, (setting("x", "b"),)),
    ]
    assert written.complete


def test_begun_anew_it_holds_its_base_alone(journal: Journal) -> None:
    journal.begin(base())
    journal.append(JournalEntry(1, (setting("a", "1"),)), synced=True)
    journal.begin(base(1, setting("c", "线\n二")))
    written = journal.read()
    assert written is not None
    assert (written.entries, written.base) == ((), base(1, setting("c", "线\n二")))


def test_put_aside_it_is_out_of_the_way(journal: Journal) -> None:
    journal.begin(base())
    assert journal.set_aside()
    assert (journal.last(), journal.read()) == (None, None)
