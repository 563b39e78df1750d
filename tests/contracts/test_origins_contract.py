"""Web addresses of stories, as `Collecting` keeps and `Holdings` returns them."""

from dataclasses import replace

import pytest

from reader.domain.origin import Origin
from reader.ports.collecting import Put
from reader.ports.store import Store
from tests.builders import TEXTS, page, put_file, source, story

SAVED = Origin(url="https://a.cn/1", accessed="2026-07-01")


ESTIMATED = replace(SAVED, estimated=True)


def test_a_story_keeps_the_address_that_it_was_saved_from(store: Store) -> None:
    result = put_file(store, source(), [page(story("甲", origin=SAVED), story("乙"))])
    assert [each.story.origin for each in map(store.holdings.story, result.story_ids)] == [SAVED, None]
    assert [each.origin for each in store.holdings.page(result.page_ids[0]).stories] == [SAVED, None]


def test_an_address_outlives_a_copy_without_one(store: Store) -> None:
    put_file(store, source("d1", "/saved/02.html"), [page(story("甲", TEXTS[0], origin=SAVED))])
    [kept] = put_file(store, source("d2", "/papers/02.md"), [page(story("甲", TEXTS[0]))]).story_ids
    assert store.holdings.story(kept).story.origin == SAVED


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (SAVED, Origin(url=SAVED.url), SAVED),
        (SAVED, replace(ESTIMATED, accessed="2026-08-09"), SAVED),
        (SAVED, replace(SAVED, accessed="2026-08-09"), replace(SAVED, accessed="2026-08-09")),
        (ESTIMATED, replace(ESTIMATED, accessed="2026-08-09"), ESTIMATED),
        (ESTIMATED, SAVED, SAVED),
        (Origin(url=SAVED.url), ESTIMATED, ESTIMATED),
        (SAVED, Origin(url="https://b.cn/2"), Origin(url="https://b.cn/2")),
        (None, SAVED, SAVED),
    ],
)
def test_a_day_that_was_known_is_not_given_up_for_less(
    store: Store, before: Origin | None, after: Origin, kept: Origin
) -> None:
    file = source("d1", "/saved/02.html")
    put_file(store, file, [page(story("甲", TEXTS[0], origin=before))])
    again = Put(source=file, pages=(page(story("甲", TEXTS[0], origin=after)),), anew=True)
    [story_id] = store.collecting.put_many([again])[0].story_ids
    assert store.holdings.story(story_id).story.origin == kept
