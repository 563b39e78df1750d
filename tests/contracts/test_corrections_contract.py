"""Corrections over the text: the contract of `CorrectionStore`."""

import pytest

from reader.errors import NotHeld
from reader.ports.store import Store
from tests.builders import anchor, page, put_file, source, story


def test_corrections(store: Store) -> None:
    story_id = put_file(store, source(), [page(story("甲", "坚定不移不移"))]).story_ids[0]
    before = store.change_list.last()
    quote = anchor("甲", exact="不移不移")
    first = store.corrections.add(story_id, quote, "不移")
    assert store.change_list.after(before, 5)[0].story_id == story_id
    better = store.corrections.add(story_id, quote, "不移。")
    assert store.corrections.all() == [better]
    assert store.holdings.story(story_id).corrections == (better,)
    assert first.replacement == "不移"
    before = store.change_list.last()
    store.corrections.remove(better.id)
    assert store.corrections.all() == []
    assert store.change_list.last() > before
    with pytest.raises(NotHeld):
        store.corrections.remove(better.id)


def test_a_correction_waits_for_its_story(store: Store) -> None:
    correction = store.corrections.add(None, anchor("甲", exact="错"), "对")
    story_id = put_file(store, source(), [page(story("甲", "错"))]).story_ids[0]
    store.corrections.attach(correction.id, story_id)
    assert [each.replacement for each in store.holdings.story(story_id).corrections] == ["对"]
