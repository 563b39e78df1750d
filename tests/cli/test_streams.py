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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, said = shell('"$@"', "parse", str(sample()), stdout=full)
    assert (code, said) == (2, "dubao: The disk is full; free some space and try again.\n")


@posix
def test_a_closed_output_is_no_error() -> None:
    assert shell('"$@" >&-', "parse", str(sample())) == (0, b"", "")


@posix
def test_a_reader_that_goes_away_ends_the_work() -> None:
    code, head, said = shell('"$@" | head -c 10', "parse", "--json", *[str(sample())] * 9)
    assert (code, len(head), said) == (0, 10, "")


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
    asked = [answer["query"] for answer in held.lines("search", "--json", "-", stdin="工会\n\n早餐")]
    assert asked == ["工会", "", "早餐"]
