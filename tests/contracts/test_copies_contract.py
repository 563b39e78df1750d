"""Which stories of an export a store knows as copies of its own, SQLite's and the one in memory alike."""

from dataclasses import replace

from reader.ports.store import Store
from tests.builders import TEXTS, facts, folio, page, put_file, source, story


def test_exported_copies_are_known(store: Store) -> None:
    printed = [story("甲", TEXTS[0]), story("乙", TEXTS[1]), story("丙", TEXTS[2])]
    first = put_file(store, source(), [page(*printed)])
    prints = [store.holdings.story(number).fingerprint for number in first.story_ids]
    read = (story("甲改", TEXTS[0]), folio("剪报"), story("乙", TEXTS[1] + "改。"), story("丁", TEXTS[3]))
    copy = replace(page(*read), copies=(prints[0], "", "", ""))
    export = source("d2", "/exports/book.epub")
    assert store.collecting.held_copies(export, copy) == {0: first.story_ids[0], 2: first.story_ids[1]}
    assert store.collecting.held_copies(source("d1", "/exports/book.epub"), copy) == {}
    assert store.collecting.held_copies(source("d2", source().path), copy) == {}
    assert store.collecting.held_copies(export, replace(copy, facts=facts(number="3"))) == {}


def test_an_exported_copy_of_a_page_without_a_place_is_known(store: Store) -> None:
    unknown = facts(None, None, None)
    first = put_file(store, source(), [page(story("甲", "短文。"), where=unknown)])
    copy = replace(
        page(story("甲", "短文改。"), where=unknown), copies=(store.holdings.story(first.story_ids[0]).fingerprint,)
    )
    assert store.collecting.held_copies(source("d2", "/exports/book.epub"), copy) == {0: first.story_ids[0]}
