"""undo, redo and history acts: whatever a command did to the library comes back."""

import re

import pytest

from reader.acts.registry import ACTS
from reader.cli.printing import act_words
from reader.store.undo import log
from tests.cli.catalogue import read
from tests.cli.conftest import Commands


def test_every_act_has_words_in_both_languages() -> None:
    assert act_words._ACTS.keys() == ACTS.keys()
    chinese = read()
    for words in act_words._ACTS.values():
        message = chinese.get(words)
        assert message is not None
        assert message.string
    assert act_words.act_words("of.tomorrow") == "of.tomorrow"


def test_a_removed_bookmark_comes_back_with_its_words(held: Commands) -> None:
    held.good("bookmark", "add", "1", "--note", "核对第二段", "--tag", "待引用", "--folder", "工会/2023")
    before = held.good("bookmark", "list", "--json")
    held.good("bookmark", "remove", "1")
    assert held.good("bookmark", "list") == ""
    said = held.good("undo")
    assert said.startswith("Undone: bookmarks removed (")
    assert held.good("bookmark", "list", "--json") == before, "to the letter, its number and date included"
    assert held.good("redo").startswith("Done again: bookmarks removed (")
    assert held.good("bookmark", "list") == ""


def test_acts_are_undone_one_after_the_other(held: Commands) -> None:
    held.good("folder", "add", "甲", "乙")
    held.good("bookmark", "add", "1")
    held.good("mark", "read", "1", "2")
    for words in ("stories marked as read or unread.", "stories bookmarked (", "folder made (甲)."):
        assert held.good("undo").startswith(f"Undone: {words}")
    nothing = held("undo")
    # The import of the sample stands before them all.
    assert (nothing.exit_code, nothing.stdout) == (0, nothing.stdout)
    assert nothing.stdout.startswith("Undone: files imported (")
    assert held.good("list") == ""
    none = held("undo")
    assert (none.exit_code, none.stderr) == (2, "dubao: There is nothing to undo.\n")
    for words in ("files imported (", "folder made (甲).", "stories bookmarked (", "stories marked as read"):
        assert held.good("redo").startswith(f"Done again: {words}")
    none = held("redo")
    assert (none.exit_code, none.stderr) == (2, "dubao: There is nothing to do again.\n")


def test_nothing_is_done_again_once_something_else_was_done(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    held.good("undo")
    held.good("folder", "add", "甲")
    assert held("redo").exit_code == 2
    held.good("undo")
    assert held.good("redo") == "Done again: folder made (甲).\n"


def test_an_act_is_undone_by_its_number(held: Commands) -> None:
    held.good("bookmark", "add", "1")
    held.good("folder", "add", "甲")
    folder, bookmark, imported = held.lines("history", "acts", "--json")
    assert [each["act"] for each in (folder, bookmark, imported)] == [
        "folders.make",
        "bookmarks.add",
        "importing.import_files",
    ]
    assert held.good("undo", str(bookmark["id"])).startswith("Undone: stories bookmarked (")
    assert held.good("folder", "list").endswith("甲\n")
    lines = held.good("history", "acts").splitlines()
    assert [line.endswith("  was undone") for line in lines] == [False, True, False]
    again = held("undo", str(bookmark["id"]))
    assert again.exit_code == 2
    assert again.stderr.startswith("dubao: There is nothing to undo or redo under the number ")
    assert held("undo", "99").exit_code == 2


def test_an_act_that_is_no_longer_kept_is_said(held: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    number = held.lines("history", "acts", "--json")[0]["id"]
    monkeypatch.setattr(log, "MOST_ACTS", 2)
    for name in ("甲", "乙"):
        held.good("folder", "add", name)
    refused = held("undo", str(number))
    assert refused.exit_code == 2
    assert refused.stderr.startswith(f"dubao: Act {number} is no longer kept, because too much was done since")


def test_what_changed_since_is_not_touched(held: Commands) -> None:
    held.good("bookmark", "add", "1", "--note", "一")
    number = held.lines("history", "acts", "--json")[0]["id"]
    held.good("bookmark", "edit", "--stories", "1", "--note", "二")
    refused = held("undo", str(number))
    assert refused.exit_code == 2
    assert re.match(r"dubao: What act \d+ did was changed since, and stays as it is\.", refused.stderr)
    assert held.lines("bookmark", "list", "--json")[0]["note"] == "二"


@pytest.mark.parametrize(
    "command",
    [
        ("tag", "remove", "待引用"),
        ("folder", "remove", "工会"),
        ("bookmark", "edit", "--stories", "1", "--no-note"),
        ("highlight", "remove", "2"),
        ("saved", "remove", "工会"),
        ("clip", "remove", "1"),
        ("correction", "remove", "1"),
    ],
)
def test_nothing_that_a_person_wrote_is_lost(held: Commands, command: tuple[str, ...]) -> None:
    held.good("bookmark", "add", "1", "--note", "记", "--tag", "待引用", "--folder", "工会/2023")
    held.good("highlight", "add", "1", "--text", "工会", "--occurrence", "1", "--note", "提法")
    held.good("correction", "add", "1", "--text", "工会", "--occurrence", "1", "--to", "公会")
    held.good("saved", "add", "工会", "工会")
    held.good("clip", "add", "1", "--note", "背景")
    lists = (
        ("bookmark", "export"),
        ("folder", "list"),
        ("tag", "list"),
        ("clip", "list", "--json"),
        ("correction", "list", "--json"),
        ("saved", "list", "--json"),
    )
    before = [held.good(*each) for each in lists]
    done = held(*command)
    assert done.exit_code == 0, done.stderr
    after = [held.good(*each) for each in lists]
    assert after != before
    held.good("undo")
    assert [held.good(*each) for each in lists] == before
