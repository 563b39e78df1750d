"""The queries behind lists walk an index: what is instant with a thousand stories is instant with a million."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ports.rows import ListOrder
from reader.store.sqlite_store import SqliteStore
from tests.builders import DAILY, DAY, anchor, page, put_file, source, story

ASKS: dict[str, Callable[[SqliteStore], object]] = {
    "issues": lambda store: store.holdings.issues(),
    "pages": lambda store: store.holdings.pages(DAILY, DAY),
    "stories of an issue": lambda store: store.holdings.story_rows(newspaper=DAILY, date=DAY),
    "stories of a page": lambda store: store.holdings.story_rows(page_id=1),
    "a window": lambda store: store.holdings.story_window(5, 5),
    "the oldest": lambda store: store.holdings.story_window(5, 5, order=ListOrder.OLDEST),
    "titles": lambda store: store.holdings.story_window(5, 5, order=ListOrder.TITLE),
    "rows": lambda store: store.holdings.rows_by_id([1, 2]),
    "a story": lambda store: store.holdings.story(1),
    "unsure pages": lambda store: store.page_facts.unsure(),
    "count of unsure pages": lambda store: store.page_facts.unsure_count(),
    "count of open jump lines": lambda store: store.chains.open_jump_count(),
    "jump lines": lambda store: store.holdings.jump_stories(DAILY, DAY),
    "changes": lambda store: store.change_list.after(5, 5),
    "a known file": lambda store: store.collecting.held_source("d1"),
    "an anchor": lambda store: store.holdings.find_story(anchor("甲", fingerprint="none")),
    "bookmarks of a story": lambda store: store.bookmarks.of([1]),
    "bookmarks by id": lambda store: store.bookmarks.by_id([1, 2]),
    "a bookmark by its anchor": lambda store: store.bookmarks.at(anchor("甲")),
    "visits": lambda store: store.reading.visits(5),
    "an import": lambda store: put_file(store, source("d3", "/3.md"), [page(story("丁"))]),
    "a version": lambda store: put_file(store, source("d4"), [page(story("甲"))]),
}


@pytest.mark.parametrize("name", sorted(ASKS))
def test_no_table_is_read_from_end_to_end(name: str, tmp_path: Path) -> None:
    store = SqliteStore(tmp_path)
    put_file(store, source(), [page(story("甲"), story("乙"))])
    asked: list[str] = []
    store._paper.connection.set_trace_callback(asked.append)
    ASKS[name](store)
    store._paper.connection.set_trace_callback(None)
    for sql in asked:
        if re.match(r"(SELECT|INSERT|UPDATE|DELETE)", sql.strip()):
            plan = [row[3] for row in store._paper.all(f"EXPLAIN QUERY PLAN {sql}")]
            assert "OFFSET" not in sql or "USE TEMP B-TREE FOR ORDER BY" not in plan, f"{sql}: {plan}"
            # SCAN ... USING INDEX walks in order and stops early; a small table of its own may be read.
            bare = [
                step for step in plan if re.match(r"SCAN (?!CONSTANT|p USING|story USING|s USING|reading USING)", step)
            ]
            bare = [step for step in bare if not re.match(r"SCAN (page|bookmark) USING|SCAN sqlite_sequence", step)]
            assert bare == [], f"{sql}: {plan}"
    store.close()
