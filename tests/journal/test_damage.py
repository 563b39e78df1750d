"""Damage to a journal: a line costs itself alone, and what copies have of it comes back."""

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from reader.journal import journal_copies
from reader.journal.journal_file import JournalFile
from reader.journal.lines import entry_in, item_in, line_of
from reader.journal.reading import read_file
from reader.ports.journal import JournalEntry, Place, Written
from reader.scratch import temporary_file
from tests.contracts.test_journal_contract import base, setting

ENTRIES = 6


@pytest.fixture
def journal(tmp_path: Path) -> JournalFile:
    made = JournalFile(tmp_path)
    made.begin(base(0, setting("a", "甲"), setting("b", "乙")))
    for number in range(1, ENTRIES + 1):
        made.append(JournalEntry(number, (setting(f"s{number}", f"值{number}"),)), synced=False)
    return made


def read(journal: JournalFile) -> Written:
    written = journal.read()
    assert written is not None
    return written


def lines(journal: JournalFile) -> list[bytes]:
    return journal.path.read_bytes().splitlines(keepends=True)


def test_lines_can_be_read_with_an_editor(journal: JournalFile) -> None:
    head, first, *_ = journal.path.read_text("utf-8").splitlines()
    assert '"format":"dubao-own-work-journal"' in head
    assert first.endswith('{"kind":"setting","id":"a","state":{"value":"甲"}}')
    assert journal.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("at", range(1, ENTRIES + 3))
def test_a_damaged_line_costs_itself_alone(journal: JournalFile, at: int) -> None:
    whole = read(journal).items()
    damaged = lines(journal)
    damaged[at] = damaged[at].replace(b'"value":"', b'"value":"?')
    journal.path.write_bytes(b"".join(damaged))
    written = read(journal)
    lost = whole.keys() - written.items().keys()
    assert len(lost) == 1
    assert written.damaged == 1
    assert not written.complete or at == ENTRIES + 2
    if at == ENTRIES + 2:
        assert journal.last() is None, "in doubt: the end is read closely"


def test_a_damaged_head_leaves_the_copies(journal: JournalFile) -> None:
    journal.copy_if_due()
    whole = read(journal).items()
    journal.path.write_bytes(b"?" + journal.path.read_bytes())
    assert journal.last() is None
    assert read(journal).items() == whole


def test_what_is_damaged_comes_from_a_copy(journal: JournalFile) -> None:
    journal.copy_if_due()
    journal.append(JournalEntry(ENTRIES + 1, (setting("new", "新"),)), synced=False)
    whole = read(journal).items()
    damaged = lines(journal)
    damaged[2] = damaged[2][:-5] + b"\n"
    damaged[5] = damaged[5].replace(b"2", b"3", 1)
    journal.path.write_bytes(b"".join(damaged))
    written = read(journal)
    assert (written.items(), written.damaged, written.complete) == (whole, 2, True)


def test_what_was_cut_off_comes_from_a_copy(journal: JournalFile) -> None:
    journal.copy_if_due()
    whole = read(journal).items()
    journal.path.write_bytes(b"".join(lines(journal)[:4]))
    assert read(journal).items() == whole


def test_entries_after_a_new_base_follow_the_copy_of_an_older_one(journal: JournalFile) -> None:
    journal.copy_if_due()
    held = tuple(read(journal).items().values())
    journal.begin(base(ENTRIES, *held))
    journal.append(JournalEntry(ENTRIES + 1, (setting("new", "新"),)), synced=False)
    whole = read(journal).items()
    damaged = lines(journal)
    damaged[3] = b"00000000" + damaged[3][8:]
    journal.path.write_bytes(b"".join(damaged))
    written = read(journal)
    assert (written.items(), written.last.number) == (whole, ENTRIES + 1)


def test_a_write_that_was_cut_off_is_in_doubt(journal: JournalFile) -> None:
    content = journal.path.read_bytes()
    for cut in range(1, len(lines(journal)[-1])):
        journal.path.write_bytes(content[:-cut])
        assert journal.last() is None
        whole = cut == 1
        assert read(journal).last.number == (ENTRIES if whole else ENTRIES - 1)
        assert read(journal).damaged == (0 if whole else 1)


def test_a_last_line_longer_than_a_step_is_found(journal: JournalFile) -> None:
    mark = journal.append(JournalEntry(ENTRIES + 1, (setting("long", "长" * 100_000),)), synced=False)
    assert JournalFile(journal.path.parent).last() == mark


def test_no_damage_makes_anything_up(journal: JournalFile, tmp_path: Path) -> None:
    content, whole, draw = journal.path.read_bytes(), read(journal).items(), random.Random(7)
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(draw.choice((1, 1, 9))):
            damaged[draw.randrange(len(damaged))] ^= 1 << draw.randrange(8)
        journal.path.write_bytes(damaged[: draw.randrange(len(damaged))] if draw.random() < 0.3 else damaged)
        written = journal.read()
        assert written is None or written.items().items() <= whole.items()
        last = journal.last()
        assert last is None or last.number <= ENTRIES


def test_lines_of_other_shapes_are_damaged() -> None:
    good = {"kind": "setting", "id": "a", "state": {"value": "1"}}
    assert item_in(line_of(good)) is not None
    odd = ({"kind": "other"}, {"kind": []}, {"id": None}, {"id": {}}, {"state": 1}, {"state": []}, {"at": 1})
    for bad in (*({**good, **each} for each in odd), {"kind": "setting"}, {}):
        assert item_in(line_of(bad)) is None
        assert entry_in(line_of({"number": 1, "items": [bad]})) is None
    for bad in (
        {},
        {"number": "1", "items": []},
        {"number": 1, "items": {}},
        {"number": 1},
        {"number": 1, "items": [1]},
    ):
        assert entry_in(line_of(bad)) is None
    for text in (b"[]", b"1", b"null", b"{", b"[" * 100_000, b"\xff"):
        assert item_in(b"%08x %d %s\n" % (crc32(text), len(text), text)) is None
    assert entry_in(line_of({"number": 1, "items": [good, {**good, "kind": "other"}]})) is None
    assert item_in(b"\n") is None
    assert item_in(b"junk") is None


def test_an_append_that_fails_leaves_the_file_as_it_was(journal: JournalFile, monkeypatch: pytest.MonkeyPatch) -> None:
    before = journal.path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(Exception, match="disk_full"):
        journal.append(JournalEntry(ENTRIES + 1, (setting("x", "y"),)), synced=True)
    assert journal.path.read_bytes() == before
    journal.take_back(ENTRIES)
    assert journal.path.read_bytes() == before, "the entry before is not taken back in its place"


def test_what_another_program_wrote_is_not_cut_off(journal: JournalFile) -> None:
    journal.append(JournalEntry(7, (setting("mine", "1"),)), synced=True)
    JournalFile(journal.path.parent).append(JournalEntry(7, (setting("theirs", "2"),)), synced=True)
    journal.take_back(7)
    assert setting("theirs", "2").key in read(journal).items()
    assert setting("mine", "1").key not in read(journal).items()


def test_copies_are_thinned_out_and_bounded(journal: JournalFile) -> None:
    folder = journal.path.parent
    for day in range(1, 700):
        # Begun anew, so that each copy is read back in no time.
        journal.begin(base(ENTRIES + day, setting("day", str(day))))
        journal_copies.copy_if_due(journal.path, date.fromordinal(738_000 + day))
    held = journal_copies.copies(folder)
    assert len(held) <= 24
    assert [copy.day.toordinal() for copy in held[:7]] == [738_699 - back for back in range(7)]
    assert held[-1].day < date.fromordinal(738_699 - 300)
    assert all(read_file(copy.path) for copy in held)
    assert journal.check().copies == len(held)
    assert journal.check().unsound == ()


def test_a_clock_that_was_ahead_for_a_day_fools_nobody(journal: JournalFile) -> None:
    folder = journal.path.parent
    days = [date(2026, 11, 1), date(2031, 1, 1), date(2026, 11, 2), date(2026, 11, 3)]
    for number, day in enumerate(days, ENTRIES + 1):
        journal.append(JournalEntry(number, (setting("day", str(day)),)), synced=False)
        assert journal_copies.copy_if_due(journal.path, day)
        assert journal_copies.copy_if_due(journal.path, day), "once a day"
    assert [copy.day for copy in journal_copies.copies(folder)] == days[::-1]
    for number in range(20):
        journal.append(JournalEntry(ENTRIES + 5 + number, (setting("day", "x"),)), synced=False)
        journal_copies.copy_if_due(journal.path, date(2026, 12, 1 + number))
    assert journal_copies.copies(folder)[0].day == date(2026, 12, 20)


def test_a_damaged_journal_is_not_copied(journal: JournalFile) -> None:
    content = journal.path.read_bytes()
    journal.path.write_bytes(content[:-3])
    journal.copy_if_due()
    assert journal_copies.copies(journal.path.parent) == []
    journal.path.write_bytes(content)
    journal.copy_if_due()
    (copy,) = journal_copies.copies(journal.path.parent)
    assert copy.path.read_bytes() == content


def test_a_damaged_copy_is_named(journal: JournalFile) -> None:
    journal.copy_if_due()
    (copy,) = journal_copies.copies(journal.path.parent)
    copy.path.write_bytes(copy.path.read_bytes()[:-9])
    assert journal.check().unsound == (copy.path.name,)


def test_drafts_of_killed_programs_go(journal: JournalFile) -> None:
    folder = journal.path.parent / journal_copies.FOLDER_NAME
    folder.mkdir()
    descriptor, left = temporary_file(folder)
    os.close(descriptor)
    left.with_name(f"{left.name}.draft").write_bytes(b"half")
    journal.copy_if_due()
    assert [each.suffix for each in folder.iterdir()] == [".journal"]


def test_a_file_in_the_place_of_the_copies_is_kept_aside(journal: JournalFile) -> None:
    place = journal.path.parent / journal_copies.FOLDER_NAME
    place.write_text("a person's file")
    journal.copy_if_due()
    assert len(journal_copies.copies(journal.path.parent)) == 1
    (aside,) = journal.path.parent.glob("own-work-copies.aside")
    assert aside.read_text() == "a person's file"


def _nothing_of_a_journal(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def _without_a_head(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"dubao", b"dubai", 1))


@pytest.mark.parametrize("lay", [Path.mkdir, getattr(os, "mkfifo", Path.mkdir), _nothing_of_a_journal, _without_a_head])
def test_anything_else_than_a_journal_is_put_aside(journal: JournalFile, lay: Callable[[Path], object]) -> None:
    assert journal.place() is Place.JOURNAL
    journal.copy_if_due()
    if lay is not _without_a_head:
        journal.path.unlink()
        assert journal.place() is Place.NOTHING
    lay(journal.path)
    assert (journal.place(), journal.last()) == (Place.FOREIGN, None)
    assert read(journal).last.number == ENTRIES, "its copies are read"
    aside = journal.set_aside(alone=True)
    assert aside is not None
    assert os.path.lexists(journal.path.with_name(aside))
    assert journal.place() is Place.NOTHING
    assert read(journal).last.number == ENTRIES


def test_it_is_long_once_much_was_appended(journal: JournalFile) -> None:
    number = ENTRIES
    while not journal.is_long():
        number += 1
        journal.append(JournalEntry(number, (setting("x", "长" * 50_000),)), synced=False)
    assert 1 << 20 < journal.size() < 1 << 21
    big = setting("x", "长" * 1_000_000)
    journal.begin(base(number, big))
    size = journal.size()
    while not journal.is_long():
        number += 1
        journal.append(JournalEntry(number, (setting("y", "长" * 100_000),)), synced=False)
    assert 4 * size < journal.size() < 5 * size
