"""A story that is read again from the text that is kept of its file stays in its place in lists."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.newspaper import PageFacts
from reader.library.library import Library
from reader.ports.rows import ListOrder
from reader.wiring import open_library
from tests.doing import imported, placed

pytestmark = pytest.mark.usefixtures("found_damage")

_FILES = ("20240301-01.md", "20240302-02.md", "undated.md", "placed.txt")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of pages with three stories each; of two the day is not known, of which a person placed one."""
    (tmp_path / "in").mkdir()
    for name in _FILES:
        stories = (
            f"# {name[:-3]}之{number}\n\n本报记者 张三\n\n工会服务职工，推动企业发展。{name}的第{number}篇。"
            for number in (3, 1, 2)
        )
        (tmp_path / "in" / name).write_text("\n\n".join(stories), "utf-8")
    opened = open_library(tmp_path / "library", tmp_path / "cache")
    imported(opened, [tmp_path / "in"])
    (page,) = {row.page_id for row in opened.story_window(0, 99) if row.title.startswith("placed")}
    placed(opened, [page], PageFacts(newspaper="工人日报", date="2024-03-01", number="4"))
    yield opened
    opened.close()


def listed(library: Library) -> dict[ListOrder, list[tuple[int, str, str | None]]]:
    return {
        order: [(row.id, row.title, row.date) for row in library.story_window(0, 99, order=order)]
        for order in ListOrder
    }


def test_stories_mended_from_their_kept_text_stay_in_their_places(library: Library) -> None:
    before = listed(library)
    ids = [story_id for story_id, _, _ in before[ListOrder.NEWEST]]
    assert len(ids) == 3 * len(_FILES)
    connection = sqlite3.connect(library.folder / "library.sqlite3")
    with connection:
        connection.execute("UPDATE source SET path = '/nowhere/' || substr(path, instr(path, '/in/') + 4)")
    for story_id in ids:
        with connection:
            connection.execute("UPDATE story_body SET body = 'x' WHERE story_id = ?", (story_id,))
        library.check()
        assert [fault.what for fault in library.mending.run()] == [str(story_id)]
        assert listed(library) == before
    connection.close()
    assert library.check() == []
