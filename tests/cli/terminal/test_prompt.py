"""Reading at the prompt: what is typed, and what is seen then."""

import re
import signal
from contextlib import closing

import pytest

from reader.cli.process.stop_signals import Stopped
from reader.cli.terminal.console import Console
from reader.manual import chapters
from reader.paths import sample
from reader.wiring import open_library
from tests.cli.conftest import Commands
from tests.cli.terminal.conftest import files_in, screen

pytestmark = pytest.mark.usefixtures("at_terminal")

FIRST, SECOND = "2023年工会工作主要任务明确", "工会搭鹊桥"


def kept(held: Commands, headline: str) -> dict[str, object]:
    return next(row for row in held.lines("list", "--json") if row["headline"] == headline)


def test_the_sample_is_offered_and_taken_in(empty: Commands) -> None:
    seen = screen(empty, "", "q")
    assert "There is no library yet. Read the sample (a page of 工人日报)? [Y/n]" in seen
    assert "Dubao 读报: 1 issue, 9 stories" in seen
    assert f"1  • {FIRST}\n" in seen
    assert len(empty.lines("list", "--json")) == 9


@pytest.mark.parametrize("answer", ["n", "否", "Nein"])
def test_who_wants_no_sample_learns_how_to_import(answer: str, empty: Commands) -> None:
    seen = screen(empty, answer)
    assert seen.endswith("`dubao import FOLDER` takes newspapers into the library.\n")
    assert list(files_in(empty.folder.parent)) == []


def test_where_nobody_answers_the_sample_is_printed(empty: Commands) -> None:
    seen = screen(empty)
    assert "This is the sample that comes with Dubao" in seen
    assert "会聚良缘" in seen
    assert list(files_in(empty.folder.parent)) == []


def test_an_empty_library_gets_the_same_offer(empty: Commands) -> None:
    empty("import", empty.folder.parent / "none.md")
    seen = screen(empty, "y", "q")
    assert "The library is empty. Read the sample" in seen
    assert f"1  • {FIRST}\n" in seen


def test_a_number_opens_and_reading_is_remembered(held: Commands) -> None:
    seen = screen(held, "2", "b", "q")
    assert f"\n{SECOND}\n\n  │ ［Photo］2月12日" in seen
    assert f"2    {SECOND}  Picture story" in seen.rpartition("> ")[0]
    assert kept(held, SECOND)["read"]
    assert not kept(held, FIRST)["read"]
    assert "Read lately\n1    工会搭鹊桥" in screen(held, "r", "q")


def test_enter_and_the_letters_walk_from_story_to_story(held: Commands) -> None:
    seen = screen(held, "", "", "k", "j", "n", "p", "q")
    assert re.findall(r"(\d)/9 > ", seen) == ["1", "2", "1", "2", "3", "2"]
    seen = screen(held, "9", "n", "p", "1", "p", "q")
    assert "That was the last of the list." in seen
    assert "That was the first of the list." in seen


def test_enter_opens_the_first_unread_story(held: Commands) -> None:
    screen(held, "1", "2", "q")
    assert "\n全国新发展新就业形态劳动者工会会员 1037万人\n\n" in screen(held, "", "q")


def test_words_are_searched_for_and_marked(held: Commands) -> None:
    seen = screen(held, "莱希", "1", "b", "b", "q")
    assert "1 story for 莱希\n1  • 习近平同伊朗总统【莱希】举行会谈" in seen
    assert "5 matches for 莱希: headline 1, text 4" in seen
    assert "莱希访华期间" not in seen
    assert seen.count("【莱希】访华期间") == 1
    # Back from the story to its list, and from there to the issue's.
    assert seen.count("1 story for 莱希") == 2
    assert seen.count("\nNewspaper not known  2023-02-15\n") == 2


def test_a_search_that_finds_nothing_says_so(held: Commands) -> None:
    seen = screen(held, "/没有的词", "q")
    assert "No story holds 没有的词." in seen


def test_a_slash_alone_asks_for_words(held: Commands) -> None:
    assert "1 story for 莱希" in screen(held, "/", "莱希", "q")


def test_a_querys_problem_is_a_sentence(held: Commands) -> None:
    assert "At character 4 of the query: a bracket is not closed" in screen(held, "工会 (早餐", "q")


def test_bookmarks_by_number_and_in_the_story(held: Commands) -> None:
    seen = screen(held, "s 2 待引用", "1", "s", "b", "B", "q")
    assert "Bookmarked, with the note.\n" in seen
    assert "Bookmarked.\n" in seen
    assert f"2  ★ {SECOND}" in seen
    assert f"Bookmarks\n1  ★ {FIRST}" in seen
    marks = {mark["headline"] or mark["story"]: mark["note"] for mark in held.lines("bookmark", "list", "--json")}
    assert sorted(map(str, marks.values())) == ["", "待引用"]


def test_a_bookmark_is_never_lost_by_bookmarking_again(held: Commands) -> None:
    seen = screen(held, "s 1 第一条", "s 1", "s 1 第二条", "s 1 第二条", "1", "q")
    assert "It is bookmarked already" in seen
    assert "The note was added to the bookmark." in seen
    assert "The bookmark has that note already." in seen
    assert "★ Bookmarked\n  第一条\n  第二条\n" in seen
    (mark,) = held.lines("bookmark", "list", "--json")
    assert mark["note"] == "第一条\n第二条"


def test_a_bookmark_with_a_note_is_taken_away_after_a_question_only(held: Commands) -> None:
    seen = screen(held, "s 1 要核对", "s 2", "x 2", "x 1", "", "x 3", "q")
    assert "Take the bookmark away, with what you wrote (要核对)? [y/N]" in seen
    assert "It is not bookmarked." in seen
    assert len(held.lines("bookmark", "list", "--json")) == 1
    screen(held, "x 1", "y", "q")
    assert held.lines("bookmark", "list", "--json") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("44", "The list has no number 44; /44 searches for it."),
        ("0", "The list has no number 0; /0 searches for it."),
        ("s", "Which story? s 3 means the third of the list."),
        ("s 44", "The list has no story with the number 44."),
        ("x", "Which story? s 3 means the third of the list."),
        ("m", "That was all of the list."),
        ("B", "Nothing is here."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(line: str, said: str, held: Commands) -> None:
    assert said in screen(held, line, "q")


def test_b_stops_at_the_first_list(held: Commands) -> None:
    seen = screen(held, "b", "b", "i", "1", "q")
    assert "This is the first list; q leaves." in seen
    assert seen.count("Issues\n1  Newspaper not known  2023-02-15  1 page, 9 stories") == 2


def test_the_end_of_input_leaves_as_q_does(held: Commands) -> None:
    assert screen(held).count("Newspaper not known") == 1


def test_help_is_a_chapter_of_the_manual(held: Commands) -> None:
    seen = screen(held, "?", "? query", "q")
    assert "Keys of the prompt" in seen
    assert "Wildcards" in seen


def test_long_lists_come_a_screen_at_a_time(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "9")
    seen = screen(held, "m", "m", "l", "q", arguments=("read",))
    assert "1 to 3 of 9; m shows more" in seen
    assert "4 to " in seen
    first = seen.index(FIRST)
    assert FIRST not in seen[first + 1 :]


def test_where_it_begins(held: Commands) -> None:
    story = screen(held, "b", "q", arguments=("read", "--story", "5"))
    assert story.index("习近平同伊朗总统莱希举行会谈") < story.index(FIRST)
    query = screen(held, "b", "q", arguments=("read", "--query", "莱希"))
    assert query.count("习近平同伊朗总统【莱希】举行会谈") == 3
    gone = screen(held, "l", "q", arguments=("read", "--story", "99"))
    assert "The library holds no story 99." in gone


def test_what_was_given_is_listed_first(empty: Commands) -> None:
    seen = screen(empty, "i", "q", arguments=("read", sample()))
    assert seen.index(f"Imported\n1  • {FIRST}  2023-02-15\n") < seen.index("Issues")


def test_a_library_that_can_only_be_read_is_read(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.errors import LibraryReason, LibraryUnusable
    from reader.library.library import Library

    made = Library.__init__

    def read_only(library: Library, *given: object, **more: object) -> None:
        made(library, *given, **more)  # type: ignore[arg-type]
        library.writable = False
        library.store._paper._unwritable = LibraryUnusable(  # type: ignore[attr-defined]
            library.folder, LibraryReason.UNWRITABLE
        )

    monkeypatch.setattr(Library, "__init__", read_only)
    seen = screen(held, "1", "s", "q")
    assert "The library can only be read: bookmarks, and what was read, are not kept." in seen
    assert "The library can only be read; bookmarks stay as they are." in seen
    assert "本报北京2月14日电" in seen


def test_ctrl_c_leaves_at_the_second_time(monkeypatch: pytest.MonkeyPatch, held: Commands) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)
    seen = screen(held, code=130)
    assert "q or Ctrl+D leaves; so does Ctrl+C once more." in seen


def test_ctrl_c_while_it_works_stops_the_work_only(monkeypatch: pytest.MonkeyPatch, held: Commands) -> None:
    from reader.library.library import Library

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "search", interrupted)
    assert "Stopped." in screen(held, "工会", "q")


def test_what_else_asks_it_to_end_ends_it(monkeypatch: pytest.MonkeyPatch, held: Commands) -> None:
    def stopped(_: str) -> str:
        raise Stopped(signal.SIGTERM)

    monkeypatch.setattr("builtins.input", stopped)
    screen(held, code=128 + signal.SIGTERM)


def test_a_day_is_gone_to(held: Commands) -> None:
    issue = "Issues\n1  Newspaper not known  2023-02-15  1 page, 9 stories"
    for day in ("g 2023-02-15", "g2023", "g 2019年"):
        assert issue in screen(held, day, "q")
    assert "Which day? " in screen(held, "g", "2023", "q")
    assert "nowhere is no day such as 2023-02-15." in screen(held, "g nowhere", "q")


def test_searches_are_kept_for_the_next_time(held: Commands) -> None:
    screen(held, "莱希", "工会", "q")
    with closing(open_library(held.folder)) as library:
        assert library.searches.history() == ["工会", "莱希"]


def test_what_is_no_text_is_typed_again(monkeypatch: pytest.MonkeyPatch, held: Commands) -> None:
    lines = iter(["\udcb9\udca4", "莱希", "q"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    seen = screen(held)
    assert "What was typed is no text in" in seen
    assert "1 story for 莱希" in seen


def test_the_manual_shows_what_is_seen(empty: Commands) -> None:
    """Each line of its block stands on the screen, in this order, where the block's lines are typed."""
    block = re.search(r"## A session\n.*?```\n(.*?)```", chapters.load("terminal", "en"), re.DOTALL)
    assert block
    asked = [line.partition(" y")[0] if line.endswith(" y") else line for line in block[1].splitlines()]
    typed = ["y", *(line.removeprefix("> ") for line in asked if line.startswith("> "))]
    seen, at = screen(empty, *typed, "q"), 0
    for line in asked:
        found = seen.find("> " if line.startswith("> ") else line, at)
        assert found >= 0, line
        at = found


def test_the_size_is_that_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.get_terminal_size", lambda _: (200, 50))
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1, raising=False)
    assert (Console().width, Console().rows) == (80, 50)
    monkeypatch.setattr("os.get_terminal_size", lambda _: (40, 3))
    assert (Console().width, Console().rows) == (40, 8)
    monkeypatch.setattr("os.get_terminal_size", lambda _: (0, 0))
    assert (Console().width, Console().rows) == (80, 500)
