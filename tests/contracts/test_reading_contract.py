"""Read marks, positions and visits: the contract of `ReadingStore`."""

from reader.ports.store import Store
from tests.builders import DAILY, DAY, folio, page, put_file, source, story


def test_reading_positions(store: Store) -> None:
    ids = put_file(store, source(), [page(story("甲"), story("乙"))]).story_ids
    assert store.reading.position(ids[0]) == 0
    store.reading.set_position(ids[0], 120)
    store.reading.set_position(ids[1], 3)
    store.reading.set_position(ids[0], 140)
    store.reading.set_position(999, 5)
    assert store.reading.position(ids[0]) == 140
    assert [(visit.row.title, visit.position) for visit in store.reading.visits(9)] == [("甲", 140), ("乙", 3)]
    assert len(store.reading.visits(1)) == 1
    store.reading.forget_visits()
    assert store.reading.visits(9) == []


def test_read_marks_are_counted(store: Store) -> None:
    ids = put_file(store, source(), [page(folio("2版"), story("甲"), story("乙"))]).story_ids
    store.reading.set_read(ids[:1], True)
    (row,) = store.holdings.pages(DAILY, DAY)
    assert (row.story_count, row.unread_count) == (2, 1)
    store.reading.set_read(ids, False)
    assert [each.read for each in store.holdings.rows_by_id(ids)] == [False, False]
