"""The contract of `ChangeList`."""

from reader.ports.change_list import ChangeKind
from reader.ports.store import Store
from tests.builders import page, put_file, source, story


def test_the_change_list_keeps_the_last_change_of_each_story(store: Store) -> None:
    first = put_file(store, source("d1"), [page(story("甲"), story("乙"))])
    start = store.change_list.last()
    put_file(store, source("d2"), [page(story("乙"))])
    gone, stays = first.story_ids
    changes = store.change_list.after(0, 10)
    assert {change.story_id: change.kind for change in changes} == {gone: ChangeKind.DELETE, stays: ChangeKind.PUT}
    assert len(changes) == 2
    assert [change.sequence for change in changes] == sorted(change.sequence for change in changes)
    assert all(change.sequence > start for change in changes)
    assert store.change_list.after(0, 1) == changes[:1]
    assert store.change_list.last() == changes[-1].sequence
