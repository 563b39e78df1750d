"""Columns of tables on the command line: shown, named, kept for a folder, taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Commands

TABLE = (
    "甲,乙,丙\n"
    "0001,灯火亮到村口,本县今年开办夜校三十所，入学农民四千余人，课程有识字。\n"
    "0002,渠水进了田,水渠修好以后，村里的水田多了三百亩，大家都说这件事好。\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "a.csv").write_text(TABLE, encoding="utf-8")
    return folder / "a.csv"


def headlines(commands: Commands) -> set[str]:
    return {each["headline"] for each in commands.lines("list", "--json")}


def test_the_columns_are_shown_and_nothing_is_imported(empty: Commands, table: Path) -> None:
    shown = empty.good("import", "--show-map", table)
    assert shown.startswith(
        f"{table}: a table of articles\n"
        "  甲 → kept beside (not known)\n"
        "  乙 → title (guessed by its cells)\n"
        "  丙 → text (guessed by its cells)\n"
        "row 1\n"
        "  甲: 0001\n"
    )
    assert not empty.folder.exists()
    record = json.loads(empty.good("import", "--show-map", "--json", table, "--map", "title=甲"))
    assert record["columns"][0] == {"column": "甲", "field": "title", "grounds": "said"}
    assert record["rows"][1] == {
        "甲": "0002",
        "乙": "渠水进了田",
        "丙": "水渠修好以后，村里的水田多了三百亩，大家都说这件事好。",
    }
    assert (record["readable"], record["doubtful"]) == (True, True)


def test_a_guess_by_cells_is_reported(empty: Commands, table: Path) -> None:
    done = empty("import", table)
    assert done.exit_code == 0
    assert "The columns of" in done.stderr
    assert "--map changes it" in done.stderr
    assert headlines(empty) == {"灯火亮到村口", "渠水进了田"}


def test_named_columns_are_kept_for_the_folder_and_read_what_is_held_anew(empty: Commands, table: Path) -> None:
    empty("import", table)
    said = empty.good("import", table, "--map", "title=甲，正文=丙")
    assert said == "Imported 0 files: 0 pages, 2 stories, 0 photos; 1 file held already, 1 of them read again.\n"
    assert headlines(empty) == {"0001", "0002"}
    later = table.with_name("b.csv")
    later.write_text(TABLE.replace("000", "100"), encoding="utf-8")
    assert empty.good("import", later).startswith("Imported 1 file: 2 pages, 2 stories")
    assert headlines(empty) == {"0001", "0002", "1001", "1002"}
    empty.good("import", table.parent, "--map", "title=乙")
    assert headlines(empty) == {"灯火亮到村口", "渠水进了田"}
    assert empty.good("undo") == "Undone: columns of tables set (a.csv).\n"
    assert headlines(empty) == {"0001", "0002", "1001", "1002"}


def test_a_refused_table_says_the_way_out_which_works(empty: Commands, tmp_path: Path) -> None:
    file = tmp_path / "c.csv"
    file.write_text("p,q\n1,好。\n2,也好。\n", encoding="utf-8")
    done = empty("import", file)
    assert done.exit_code == 2
    assert "p, q" in done.stderr
    assert "--map title=COLUMN,text=COLUMN" in done.stderr
    assert empty.good("import", file, "--map", "text=q").startswith("Imported 1 file: 2 pages, 2 stories")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("title=无此列", "No table has a column “无此列”; there are 甲, 乙, 丙"),
        ("xx=甲", "no field “xx”"),
        ("甲", "FIELD=COLUMN"),
    ],
)
def test_what_names_no_field_or_no_column_is_refused(empty: Commands, table: Path, said: str, why: str) -> None:
    done = empty("import", table, "--map", said)
    assert done.exit_code == 2
    assert why in done.stderr


def test_parse_takes_named_columns_too(empty: Commands, table: Path) -> None:
    pages = empty.lines("parse", "--json", table, "--map", "none=甲", "--map", "headline=乙,text=丙")
    assert [story["headline"] for page in pages for story in page["stories"] if story["kind"] == "story"] == [
        "灯火亮到村口",
        "渠水进了田",
    ]


def test_standard_input_takes_named_columns_and_keeps_them_for_no_folder(empty: Commands) -> None:
    assert "2 stories" in empty.good("import", "-", "--map", "title=甲,text=丙", stdin=TABLE)
    assert headlines(empty) == {"0001", "0002"}


def test_a_page_is_no_table(empty: Commands, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# 灯火\n\n各地春耕陆续开始。\n", encoding="utf-8")
    done = empty("import", "--show-map", page)
    assert done.exit_code == 2
    assert "is no table of articles" in done.stderr
