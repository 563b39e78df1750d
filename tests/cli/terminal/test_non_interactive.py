"""`dubao` without a person at the terminal: no display, and input or output that is no terminal."""

import re
from pathlib import Path

import pytest

from reader.cli.terminal import sample_library
from reader.paths import sample
from tests.cli.conftest import Commands
from tests.cli.terminal.conftest import files_in

pytestmark = pytest.mark.usefixtures("no_display")


def headline_searched(printed: str) -> tuple[str, str]:
    """The first story's headline, and the word of it that was searched for as a sample."""
    first = re.search(r"^1  . (.+?)  ", printed.partition("All stories")[2], re.MULTILINE)
    word = re.search(r"A search for a word of the first headline: (\S+)$", printed, re.MULTILINE)
    assert first
    assert word
    return first[1], word[1]


@pytest.mark.parametrize("command", [(), ("open",), ("read",)])
def test_without_a_library_the_sample_is_printed_and_nothing_made(command: tuple[str, ...], empty: Commands) -> None:
    done = empty(*command)
    assert done.exit_code == 0
    assert empty.orders == []
    assert "the sample that comes with Dubao" in done.stdout
    assert "`dubao import FOLDER`" in done.stdout
    # The list, the first story, a caption, a search.
    assert "1 page, 9 stories" in done.stdout
    assert "9  • 戈壁深处的温馨港湾" in done.stdout
    assert "    本报北京2月14日电（记者郑莉 郝赫 宋欣）2023年是全面贯彻落实党的二十大精神开" in done.stdout
    assert "  │ ［Photo］2月12日，“会聚良缘 泉城有约”工会婚恋交友系列活动" in done.stdout
    headline, word = headline_searched(done.stdout)
    assert word in headline
    assert f"【{word}】" in done.stdout
    assert "\x1b" not in done.stdout
    assert list(files_in(empty.folder.parent)) == []


def test_one_line_says_what_a_window_would_need(empty: Commands) -> None:
    for command in ((), ("open",)):
        said = empty(*command).stderr
        assert said.count("\n") == 1
        assert "no display" in said
        assert said.endswith("Reading goes on in the terminal.\n")
    assert empty("read").stderr == ""


def test_an_empty_library_stays_as_it_is(empty: Commands) -> None:
    empty.good("import", sample())
    before = empty.good("bookmark", "list")
    held = empty("read").stdout
    assert "the sample that comes" not in held
    assert empty.good("bookmark", "list") == before


def test_what_is_held_is_printed(held: Commands) -> None:
    done = held()
    assert done.exit_code == 0
    assert "the sample that comes" not in done.stdout
    _, word = headline_searched(done.stdout)
    assert f"【{word}】" in done.stdout
    assert all(not row["read"] for row in held.lines("list", "--json"))


def test_files_are_imported_first(empty: Commands, tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text(
        "# 新书屋开到车间\n\n本报讯（记者甲乙）车间里有了书屋，职工下班就能借书看，大家都说好。\n", encoding="utf-8"
    )
    done = empty("open", page, tmp_path / "none.md")
    assert done.exit_code == 1
    assert f"{tmp_path / 'none.md'} was not imported: there is no such file." in done.stderr
    assert done.stdout.startswith("Imported\n1  • 新书屋开到车间\n")
    assert "职工下班就能借书看" in done.stdout


def test_a_story_a_search_and_a_link_are_printed_alone(held: Commands) -> None:
    story = held.good("read", "--story", "5")
    assert "All stories" not in story
    assert "\n习近平同伊朗总统莱希举行会谈\n" in story
    found = held.good("read", "--query", "莱希").partition("\n")
    assert found[0] == "1 story for 莱希"
    assert "5 matches for 莱希: headline 1, text 4" in found[2]
    link = "dubao://story/0?newspaper=&date=2023-02-15&headline=非遗培训促就业"
    assert "\n非遗培训促就业\n" in held.good("read", link)


@pytest.mark.parametrize("asked", [("--story", "99"), ("dubao://story/none",), ("dubao:nonsense\x1b[2J",)])
def test_what_is_not_held_is_a_sentence(asked: tuple[str, ...], held: Commands, empty: Commands) -> None:
    done = held("read", *asked)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("dubao: The library holds no story ")
    assert "\x1b" not in done.stderr


def test_where_no_library_is_nothing_of_it_can_be_named(empty: Commands) -> None:
    done = empty("read", "--story", "1")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dubao: There is no library in {empty.folder};")
    assert not empty.folder.exists()


def test_a_query_that_is_not_understood_whole_says_so(held: Commands) -> None:
    printed = held.good("read", "--query", "工会 “")
    assert printed.startswith("At character 4 of the query: a quotation mark is not closed")


def test_a_damaged_library_is_a_sentence(empty: Commands) -> None:
    empty.folder.mkdir()
    (empty.folder / "library.sqlite3").write_bytes(b"no database at all" * 100)
    done = empty()
    assert done.exit_code == 2
    assert "damaged" in done.stderr
    assert done.stdout == ""


def test_no_room_for_the_sample_is_a_sentence(empty: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(**_: object) -> None:
        raise FileNotFoundError(2, "No usable temporary directory found")

    monkeypatch.setattr(sample_library, "temporary_folder", none)
    done = empty("read")
    assert done.exit_code == 2
    assert done.stderr.endswith("cannot be written to; free some space and try again.\n")


def test_a_screenshot_still_needs_what_it_needs(empty: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.cli.process import display

    monkeypatch.setattr(display, "_loads", lambda _: False)
    done = empty("open", "--screenshot", "x.png")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("dubao: Qt cannot draw here; missing system packages: apt install")


def test_lines_are_as_long_as_columns_says(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    from reader.text.display_width import width_of

    narrow = held.good("read", "--story", "1").splitlines()
    assert max(map(width_of, narrow)) == 40
    monkeypatch.setenv("COLUMNS", "300")
    assert max(map(width_of, held.good("read", "--story", "1").splitlines())) == 80
