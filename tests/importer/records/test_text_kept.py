"""No text of a table is lost: what stands in its cells is kept in stories or beside them, under the column's name."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page
from reader.domain.story import Story
from tests.importer.books import read_file

WORDS = st.text("灯火亮到村口渠水进了田夜里的船早市开得，。！：“”（）ab1 #*|\n\u3000", max_size=60)
SHORT = st.text("灯火亮到村口渠水进了田夜里的船", min_size=1, max_size=12)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "日期": st.just("2024-03-06"),
            "标题": SHORT,
            "正文": WORDS,
            "备注": WORDS,
            "引题": SHORT | st.just(""),
            "作者": SHORT | st.just(""),
        }
    ),
    min_size=1,
    max_size=4,
)


def signs(text: str) -> Counter[str]:
    """Count the letters and figures of a text; signs around them may be marks of Markdown."""
    return Counter(sign for sign in text if sign.isalnum())


def said(story: Story) -> str:
    head = story.headline
    photos = [text for photo in story.photos for text in (photo.title, photo.caption, photo.credit)]
    jumps = [jump.text for jump in (story.continued_from, story.continued_on) if jump]
    paragraphs = [paragraph.text for paragraph in story.paragraphs]
    lines = (head.kicker, head.main, head.deck, story.column_label, story.byline_text, *photos, *jumps, *paragraphs)
    return "\n".join(filter(None, lines))


def kept(pages: tuple[Page, ...]) -> Counter[str]:
    return sum((signs(said(story)) for page in pages for story in page.stories), Counter[str]())


def check(rows: list[dict[str, str]], name: str, data: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(data, encoding="utf-8", newline="")
        pages = read_file(file)
    wanted = sum((signs(cell) for row in rows for name, cell in row.items() if name != "日期"), Counter[str]())
    assert wanted - kept(pages) == Counter()


@settings(max_examples=120, deadline=None)
@given(ROWS)
def test_the_cells_of_a_table_are_kept(rows: list[dict[str, str]]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    check(rows, "b.csv", text.getvalue())


@settings(max_examples=80, deadline=None)
@given(ROWS)
def test_the_values_of_records_are_kept(rows: list[dict[str, str]]) -> None:
    check(rows, "b.json", json.dumps({"data": {"list": rows}}, ensure_ascii=False))
