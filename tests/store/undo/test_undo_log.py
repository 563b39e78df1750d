"""The log of acts in a library file: what it records, how long it keeps it, what it survives."""

from pathlib import Path

import pytest

from reader.errors import ActOvertaken, HeldKind, LibraryUnusable, NotHeld
from reader.ports.undo import MOST_ACTS, Touched
from reader.store.sqlite_store import SqliteStore
from reader.store.undo import log, touched
from reader.store.undo.recorded_rows import BODIES, NOT_RECORDED, OWN, PAPER, sealed
from tests.builders import TEXTS, anchor, page, put_file, source, story


@pytest.fixture
def store(tmp_path: Path) -> SqliteStore:
    return SqliteStore(tmp_path)


def noted(store: SqliteStore, name: str, value: str) -> int:
    with store.together(), store.acts.recording("tests.note") as entry:
        store.settings.set(name, value)
    assert entry.number is not None
    return entry.number


def rows(store: SqliteStore) -> int:
    found = store._paper.first("SELECT count(*) FROM act_row")
    return int(found[0]) if found else 0


def test_every_table_is_recorded_or_named_as_left_out(store: SqliteStore) -> None:
    """A new table of the schema stands in one of the four lists."""
    held = store._paper.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    assert {name for (name,) in held} == {*OWN, *PAPER, BODIES, *NOT_RECORDED}


def test_the_newest_acts_are_kept(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_ACTS", 3)
    numbers = [noted(store, f"n{at}", "x") for at in range(5)]
    assert [act.number for act in store.acts.acts()] == numbers[:1:-1]
    assert rows(store) == 3, "the rows of dropped acts are gone as well"
    with pytest.raises(NotHeld) as dropped:
        store.acts.undo(numbers[0])
    assert dropped.value.what is HeldKind.DROPPED_ACT
    store.acts.undo(numbers[2])
    assert store.settings.get("n2") is None


def test_acts_are_dropped_by_their_size_but_never_the_newest(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "MOST_BYTES", 500)
    store.settings.set("long", "a" * 400)
    first = noted(store, "long", "b" * 400)
    second = noted(store, "long", "c" * 400)
    assert [act.number for act in store.acts.acts()] == [second], f"{first} is over the bound"
    with pytest.raises(NotHeld) as dropped:
        store.acts.undo(first)
    assert dropped.value.what is HeldKind.DROPPED_ACT
    store.settings.set("longer", "a" * 4000)
    third = noted(store, "longer", "b")
    assert [act.number for act in store.acts.acts()] == [third]
    store.acts.undo(third)
    assert store.settings.get("longer") == "a" * 4000


def test_rows_of_a_large_act_are_cleared_bit_by_bit(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_ACTS", 1)
    monkeypatch.setattr(log, "_DROPPED_AT_ONCE", 10)
    with store.together(), store.acts.recording("tests.many"):
        for at in range(25):
            store.settings.set(f"n{at}", "x")
    left = []
    for at in range(4):
        noted(store, "one", str(at))
        left.append(rows(store))
    assert left == [16, 7, 1, 1]


def test_an_act_is_undone_by_another_connection(store: SqliteStore, tmp_path: Path) -> None:
    number = noted(store, "name", "value")
    other = SqliteStore(tmp_path)
    other.acts.undo(number)
    assert store.settings.get("name") is None
    other.close()
    store.acts.redo(number)
    assert store.settings.get("name") == "value"


def test_an_act_that_fails_leaves_neither_change_nor_record(store: SqliteStore) -> None:
    def fail() -> None:
        with store.together(), store.acts.recording("tests.fails"):
            store.settings.set("name", "value")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (store.settings.get("name"), list(store.acts.acts()), rows(store)) == (None, [], 0)
    assert noted(store, "name", "value"), "the triggers that went with the transaction are made again"
    assert rows(store) == 1


def test_what_an_interrupted_act_committed_can_be_undone(store: SqliteStore) -> None:
    """An import that was killed: its transactions stand, and so does its record."""

    def interrupted() -> None:
        with store.acts.recording("tests.import"):
            put_file(store, source("d1", "/1.md"), [page(story("甲"))])
            put_file(store, source("d2", "/2.md"), [page(story("乙"))])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    (act,) = store.acts.acts()
    store.acts.undo(act.number)
    assert (store.holdings.story_count(), store.care.check()) == (0, [])


def test_acts_are_not_nested(store: SqliteStore) -> None:
    with (
        pytest.raises(RuntimeError),
        store.together(),
        store.acts.recording("tests.outer"),
        store.acts.recording("tests.inner"),
    ):
        pass


def test_an_import_is_recorded_by_keys_alone(store: SqliteStore) -> None:
    text = TEXTS[0] * 200
    with store.acts.recording("tests.import") as entry:
        put_file(store, source("d1", text=text), [page(story("甲", text), text=text)])
    size = store._paper.first("SELECT size FROM act WHERE id = ?", (entry.number,))
    assert size is not None
    assert size[0] < 200, "no text among it"


def test_a_text_that_another_page_uses_stays(store: SqliteStore) -> None:
    with store.acts.recording("tests.import") as entry:
        put_file(store, source("d1", "/1.md", "共同"), [page(story("甲"))])
    put_file(store, source("d2", "/2.md", "共同"), [page(story("乙", TEXTS[2]))])
    store.acts.undo(entry.number or 0)
    (row,) = store.holdings.story_rows(everything=True)
    assert (row.title, store.holdings.source_of(row.page_id).text) == ("乙", "共同")


def test_a_bookmark_comes_back_without_its_story_if_that_is_gone(store: SqliteStore) -> None:
    with store.acts.recording("tests.import") as imported:
        (story_id,) = put_file(store, source(), [page(story("甲"))]).story_ids
    mark = store.bookmarks.add(story_id, anchor("甲"), note="记")
    store.reading.set_position(story_id, 5)
    with store.together(), store.acts.recording("tests.removal") as entry:
        store.bookmarks.remove(mark.id)
        store.reading.forget_visits()
    store.acts.undo(imported.number or 0)
    store.acts.undo(entry.number or 0)
    (back,) = store.bookmarks.all()
    assert (back.id, back.note, back.story_id, store.reading.visits(9)) == (mark.id, "记", None, [])


def test_an_import_whose_pages_changed_since_is_not_undone(store: SqliteStore) -> None:
    with store.acts.recording("tests.import") as entry:
        put_file(store, source("d1"), [page(story("甲"), text="旧")])
    put_file(store, source("d2"), [page(story("甲"), text="新")])
    with pytest.raises(ActOvertaken):
        store.acts.undo(entry.number or 0)
    assert store.holdings.story_count() == 1


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE act_row SET kind = 'sqlite_schema'",
        "UPDATE act_row SET kind = 'meta'",
        "UPDATE act_row SET before = 'no json', after = 'no json'",
    ],
)
def test_a_damaged_log_changes_nothing(store: SqliteStore, harm: str) -> None:
    number = noted(store, "name", "value")
    store._paper.run(harm)
    with pytest.raises(LibraryUnusable):
        store.acts.undo(number)
    assert store.settings.get("name") == "value"


def test_as_many_acts_are_kept_as_the_manual_promises() -> None:
    assert (MOST_ACTS, log.MOST_BYTES) == (100, 64 << 20)


def test_long_texts_are_recorded_by_their_hash_where_that_is_enough(store: SqliteStore) -> None:
    assert sealed("字" * 64) == "字" * 64
    assert sealed("字" * 65) != "字" * 65
    assert len(str(sealed("字" * 65))) == 32
    assert (sealed(7), sealed(None)) == (7, None)
    noted(store, "long", "值" * 10_000)
    size = store._paper.first("SELECT size FROM act")
    assert size is not None
    assert size[0] < 200, "the text that the act left is in the library itself"


def test_ids_are_named_up_to_a_bound(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touched, "MOST_IDS", 3)
    stories = tuple(story(f"{number}篇", f"{number}号的正文" * 9) for number in range(5))
    ids = put_file(store, source(), [page(*stories)]).story_ids

    def marked(story_ids: tuple[int, ...]) -> Touched:
        with store.together(), store.acts.recording("tests.bookmarks") as entry:
            for story_id in story_ids:
                store.bookmarks.add(story_id, anchor(f"{story_id}", exact=f"{len(story_ids)}"))
        return entry.touched

    few, many = marked(ids[:3]), marked(ids[:4])
    assert few.stories == frozenset(ids[:3])
    assert few.bookmarks is not None
    assert len(few.bookmarks) == 3
    assert (many.stories, many.bookmarks, many.corrections) == (None, None, frozenset())
    with store.together(), store.acts.recording("tests.read") as read:
        store.reading.set_read(ids[:2], True)
        store.corrections.add(ids[2], anchor("x", exact="正文"), "全文")
        store.corrections.add(ids[3], anchor("y", exact="正文"), "全文")
    assert read.touched.stories is None, "each kind is few, all together are too many"
