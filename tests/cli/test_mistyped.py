"""Wrong usage ends in one line that says what is wrong and where the help is."""

import pytest

from tests.cli.conftest import Commands


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("nonsense", "No such command 'nonsense'. See `dubao --help`."),
        ("--qqqq", "No such option '--qqqq'. See `dubao --help`."),
        ("show abc", "Invalid value for 'ID': 'abc' is not a valid integer. See `dubao show --help`."),
        ("bookmark nonsense", "No such command 'nonsense'. See `dubao bookmark --help`."),
        (
            f"show {1 << 63}",
            f"{1 << 63} is not in the range x<={(1 << 63) - 1}. See `dubao show --help`.",
        ),
        ("list --date yesterday", "'yesterday' is no day such as 2023-02-15. See `dubao list --help`."),
        ("list --date 2023-02", "'2023-02' is no day such as 2023-02-15. See `dubao list --help`."),
        ("list --date 2023..", "'2023..' is no day such as 2023-02-15. See `dubao list --help`."),
        ("search", "Missing argument 'QUERY'. See `dubao search --help`."),
        (
            "export",
            "name stories by ID, --issue, --search, --bookmarks or --clippings. See `dubao export --help`.",
        ),
    ],
)
def test_one_line_says_what_is_wrong(empty: Commands, line: str, said: str) -> None:
    done = empty(*line.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("dubao: ")
    assert done.stderr.endswith(f"{said}\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "line", [("list", "--newspaper"), *(("bookmark", "add", "1", f"--{name}") for name in ("folder", "tag", "note"))]
)
def test_bytes_that_are_no_text_are_reported(held: Commands, line: tuple[str, ...]) -> None:
    done = held(*line, "\udcff")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"Invalid value for '{line[-1]}': it is no text in UTF-8. See" in done.stderr


def test_an_empty_name_is_no_folder(empty: Commands) -> None:
    done = empty("--library", "", "list")
    assert (done.exit_code, done.stderr) == (
        2,
        "dubao: Invalid value for '--library': it is empty. See `dubao --help`.\n",
    )


@pytest.mark.parametrize("command", ["import", "parse", "open"])
def test_an_empty_name_is_no_file(empty: Commands, command: str) -> None:
    done = empty(command, "")
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"it is empty. See `dubao {command} --help`.\n" in done.stderr


def test_a_group_without_a_command_shows_its_manual(empty: Commands) -> None:
    assert "merge" in empty("bookmark").output


@pytest.mark.parametrize("day", ["2023-02-15", "2023年2月15日", "20230215", "２０２３．２．１５"])
def test_a_day_is_reported_as_in_a_query(held: Commands, day: str) -> None:
    assert len(held.lines("list", "--json", "--date", day)) == 9
    assert held.lines("list", "--json", "--date", "2023-02-14") == []


def test_a_page_may_have_leading_zeros(held: Commands) -> None:
    def listed(page: str) -> list[object]:
        return [row["id"] for row in held.lines("list", "--json", "--page", page)]

    page = "# 报道一则\n\n这是正文，有一句完整的话。\n"
    folder = held.folder.parent / "2023-03-01"
    folder.mkdir()
    for number in ("02", "A05"):
        (folder / f"{number}版.md").write_text(page.replace("一则", number), encoding="utf-8")
    held.good("import", folder)
    assert len(listed("2")) == len(listed("02")) == len(listed("０２")) == 1
    assert len(listed("A05")) == len(listed("a05")) == 1
    assert listed("5") == []
