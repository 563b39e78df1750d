"""Commands whose standard streams are not what they hope for: full, closed, empty, or given bytes that are no text."""

import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from reader.paths import sample
from tests.cli.conftest import Commands

posix = pytest.mark.skipif(sys.platform == "win32", reason="streams are closed by a shell of the Unix kind")


def shell(line: str, *words: str | bytes, stdout: IO[bytes] | int = subprocess.PIPE) -> tuple[int, bytes, str]:
    """Exit code, output and complaints of `line`, in which "$@" stands for the command with these words."""
    command: list[str | bytes] = ["sh", "-c", line, "sh", sys.executable, "-m", "reader", *words]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, check=False, timeout=60)
    return done.returncode, done.stdout or b"", done.stderr.decode()


FULL = "dubao: Standard output cannot be written: the disk is full.\n"
full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")


@full_device
@pytest.mark.parametrize("words", [("--help",), ("--version",), ("parse", "--help"), ("parse", str(sample()))])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_a_sentence(words: tuple[str, ...], unbuffered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python writes buffered output when it exits, too late for a sentence; unbuffered output at once."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with Path("/dev/full").open("wb") as full:
        code, _, said = shell('"$@"', *words, stdout=full)
    assert (code, said) == (2, FULL)


@full_device
def test_where_nothing_can_be_said_the_code_says_it() -> None:
    assert shell('"$@" >/dev/full 2>&1', "parse", str(sample())) == (2, b"", "")


@posix
def test_an_output_that_is_open_for_reading_only_is_a_sentence() -> None:
    code, _, said = shell('"$@" 1</dev/null', "parse", str(sample()))
    assert (code, said) == (2, "dubao: Standard output cannot be written: the system does not allow it.\n")


@posix
def test_a_closed_output_is_no_error() -> None:
    assert shell('"$@" >&-', "parse", str(sample())) == (0, b"", "")


@posix
def test_a_reader_that_goes_away_ends_the_work() -> None:
    line = '{ "$@"; echo $? >&2; } | head -c 10'
    code, head, said = shell(line, "parse", "--json", *[str(sample())] * 9)
    assert (code, len(head), said) == (0, 10, "141\n")


@posix
def test_a_reader_that_never_came_ends_the_work() -> None:
    """Short output is written at the end only."""
    assert shell('{ sleep 0.2; "$@"; echo $? >&2; } | true', "--version") == (0, b"", "141\n")


@posix
def test_a_closed_input_holds_nothing() -> None:
    code, out, said = shell('"$@" <&-', "parse", "-")
    assert (code, out) == (2, b"")
    assert said.endswith("it holds no text.\n")
    assert said.count("\n") == 1


@posix
def test_bytes_that_are_no_text_are_spelt_out() -> None:
    code, _, said = shell('"$@"', "parse", b"none-\xb9\xa4.md")
    assert (code, said) == (2, "dubao: none-\\udcb9\\udca4.md was not read: there is no such file.\n")


def test_no_queries_get_no_answers(held: Commands) -> None:
    assert held.lines("search", "--json", "-", stdin="") == []
    asked = [answer["query"] for answer in held.lines("search", "--json", "-", stdin="工会\n\n \t\r\n早餐")]
    assert asked == ["工会", "早餐"], "a blank line asks for nothing, and would be answered with all"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_queries_are_understood_in_the_encodings_of_files(held: Commands, encoding: str) -> None:
    for queries in (["工会"], ["网约车司机", "“二十大精神” 版:2"], ["ILO"]):
        answers = held.lines("search", "--json", "-", stdin=("\r\n".join(queries) + "\r\n").encode(encoding))
        assert [answer["query"] for answer in answers] == queries
    assert answers[0]["total"] == 0
    assert held.lines("search", "--json", "-", stdin="工会".encode(encoding))[0]["total"] == 8


def test_a_query_in_traditional_characters_is_understood_in_big5(held: Commands) -> None:
    answers = held.lines("search", "--json", "-", stdin="職工的權益\n".encode("big5"))
    assert answers[0]["query"] == "職工的權益"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x01", "工会".encode("gb18030") + b"\xff", b"\xb9\xa4\xbb"]
)
def test_queries_that_are_no_text_are_refused(held: Commands, data: bytes) -> None:
    done = held("search", "-", stdin=data)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == ("dubao: standard input was not read: it is not text in UTF-8, UTF-16, GB 18030 or Big5.\n")


@posix
def test_a_query_typed_on_a_terminal_of_another_encoding_is_understood(held: Commands) -> None:
    words = ["--library", str(held.folder), "search", "--json", "工会".encode("gb18030")]
    code, out, said = shell('"$@"', *words)
    assert (code, said) == (0, "")
    assert '"query": "工会", "total": 8' in out.decode()
