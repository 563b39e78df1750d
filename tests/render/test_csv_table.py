"""Stories as a table: every column, nothing that a spreadsheet would run."""

import csv
import io
from dataclasses import replace

import pytest

from reader.domain.origin import Origin
from reader.render.csv_table import csv_table, stories_table
from tests.render.clippings import clipping, hostile, paper


def test_a_row_holds_the_story_and_the_readers_own_words() -> None:
    clip = clipping(note="核对\n数字", folder="工会/2023", tags=("待引用", "数字"))
    origin = Origin(url="https://a.cn/1", accessed="2026-07-01")
    kept = replace(clip, story=replace(clip.story, origin=origin))
    (row,) = csv.DictReader(io.StringIO(stories_table([kept])))
    assert row == {
        "id": "7",
        "newspaper": "工人日报",
        "date": "2023-02-15",
        "page": "2",
        "section": "要闻",
        "column_label": "要闻",
        "kicker": "全总部署",
        "headline": "2023年工会工作主要任务明确",
        "deck": "副题在此",
        "authors": "郑莉、郝赫、宋欣、第四人",
        "text": "本报北京2月14日电 第一段。\n小标题\n床前明月光\n疑是地上霜",
        "captions": "工会搭鹊桥 图说。 杜凯 摄",
        "url": "https://a.cn/1",
        "accessed": "2026-07-01",
        "folder": "工会/2023",
        "tags": "待引用、数字",
        "note": "核对\n数字",
    }


def test_what_is_unknown_is_an_empty_cell() -> None:
    bare = replace(paper("甲", newspaper=None, day=0, page=None), story_id=None)
    (row,) = csv.DictReader(io.StringIO(stories_table([bare])))
    assert {name for name, value in row.items() if value} == {"headline", "text"}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "　=1", " +1", "\0=1"])
def test_no_cell_starts_a_formula(start: str) -> None:
    (_, row) = csv.reader(io.StringIO(csv_table(["a"], [[start]])))
    assert row == ["'" + start.replace("\0", "")]


def test_no_column_of_a_story_starts_a_formula() -> None:
    evil = clipping(note="=1", folder="@x", tags=("+1",), newspaper="-1", page="=2", section="＝3")
    (row,) = csv.DictReader(io.StringIO(stories_table([evil])))
    assert [row[name] for name in ("note", "folder", "tags", "newspaper", "page", "section")] == [
        "'=1",
        "'@x",
        "'+1",
        "'-1",
        "'=2",
        "'＝3",
    ]


def test_a_table_keeps_numbers_and_harmless_text() -> None:
    (head, row) = csv.reader(io.StringIO(csv_table(["id", "headline"], [[7, 'a,"b"\n中']])))
    assert head == ["id", "headline"]
    assert row == ["7", 'a,"b"\n中']


def test_a_hostile_story_is_one_row() -> None:
    rows = list(csv.reader(io.StringIO(stories_table([hostile(), hostile()]))))
    assert [len(row) for row in rows] == [17, 17, 17]
