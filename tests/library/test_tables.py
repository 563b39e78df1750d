"""Own work over a table: words of its cells are quoted, found again, highlighted and corrected like any others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.acts import corrections
from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story
from reader.library.anchors import quoted_text
from reader.library.corrections import as_read
from reader.library.library import Library
from reader.library.passages import passages_of
from reader.library.quoting import Quotation
from reader.store.sqlite_store import SqliteStore
from reader.text.folding import Folding
from tests.builders import page, put_file, source
from tests.fakes import FakeEngine

TABLE = "地区\t面积\n松原\t1,240\n白城\t980"
STORY = Story(
    headline=Headline(main="各地面积"),
    paragraphs=(Paragraph(text="见下表。"), Paragraph(text=TABLE, style=ParagraphStyle.TABLE)),
)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "library"
    made = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
    put_file(made.store, source(), [page(STORY)])
    yield made
    made.close()


@pytest.mark.parametrize(
    ("exact", "stored"), [("松原", "松原"), ("松原 1,240", "松原\t1,240"), ("1,240白城", "1,240\n白城")]
)
def test_words_of_cells_are_found_whatever_stands_between(exact: str, stored: str) -> None:
    (found,) = passages_of(STORY, exact, Folding())
    assert (found.text, found.paragraph) == (stored, 2)
    assert quoted_text(STORY)[found.span.start : found.span.end] == stored


def test_a_correction_of_a_cell_keeps_the_table(held: Library) -> None:
    (row,) = held.story_rows(everything=True)
    corrections.add(held, [row.id], Quotation("白城"), "白城市")
    shown = as_read(held.story(row.id)).story.paragraphs[1]
    assert (shown.text, shown.style) == (TABLE.replace("白城", "白城市"), ParagraphStyle.TABLE)
    assert held.story(row.id).story.paragraphs[1].text == TABLE


def test_a_table_is_kept_in_the_library(held: Library) -> None:
    (row,) = held.story_rows(everything=True)
    assert held.story(row.id).story.paragraphs[1] == STORY.paragraphs[1]
