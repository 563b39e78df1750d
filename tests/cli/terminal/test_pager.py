"""Long texts go to the person's pager, and are shown here if it fails."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.cli.terminal import pager
from reader.cli.terminal.console import Console
from reader.cli.terminal.text_style import Look

TEXT = [f"第{number}行" for number in range(1, 31)]


def set_text(width: int, look: Look) -> Sequence[str]:
    return [look.bold(line[:width]) for line in TEXT]


def program(folder: Path, code: str) -> str:
    """A pager written for the test, as $PAGER names it."""
    file = folder / "pager.py"
    file.write_text(code, encoding="utf-8")
    return f'"{sys.executable}" "{file}"'


class Typing(Console):
    """A console whose person answers with these lines, and whose window has this size."""

    def __init__(self, *lines: str, sizes: Sequence[tuple[int, int]] = ((80, 12),), styles: bool = False) -> None:
        super().__init__(Look(styles))
        self.lines = list(lines)
        self.sizes = list(sizes)
        self.asked: list[str] = []

    def ask(self, prompt: str) -> str:
        self.asked.append(prompt)
        if len(self.sizes) > 1:
            self.sizes.pop(0)
        return self.lines.pop(0)

    def _size(self) -> tuple[int, int]:
        return self.sizes[0]


def test_the_pager_gets_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    code = f"import sys\nopen({str(out)!r}, 'wb').write(sys.stdin.buffer.read())"
    monkeypatch.setenv("PAGER", program(tmp_path, code))
    pager.show(Typing(styles=True), set_text)
    # One that is not known to pass styles on gets none.
    assert out.read_text(encoding="utf-8").splitlines() == TEXT


def test_less_gets_the_option_to_pass_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "less -S")
    assert pager._pager() == ["less", "-S", "-R"]
    monkeypatch.delenv("LESS", raising=False)
    assert pager._environment("utf-8")["LESS"] == "FRX"
    monkeypatch.setenv("LESS", "-i")
    environment = pager._environment("utf-8")
    assert (environment["LESS"], environment["LESSCHARSET"]) == ("-i", "utf-8")
    assert "LESSCHARSET" not in pager._environment("gb18030")


@pytest.mark.parametrize("broken", ["", "'unclosed", "/nowhere/pager --now"])
def test_a_pager_that_is_missing_is_done_without(
    broken: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGER", broken)
    pager.show(Typing(sizes=[(80, 40)]), set_text)
    shown = capsys.readouterr().out.splitlines()
    assert shown[-30:] == TEXT
    assert ("The pager /nowhere/pager cannot be run: it is not there." in shown) is broken.startswith("/")


def test_a_pager_that_fails_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAGER", program(tmp_path, "raise SystemExit(3)"))
    pager.show(Typing(sizes=[(80, 40)]), set_text)
    shown = capsys.readouterr().out.splitlines()
    assert "failed with exit code 3." in shown[0]
    assert shown[1:] == TEXT


def test_screen_by_screen_on_and_back(capsys: pytest.CaptureFixture[str]) -> None:
    console = Typing("", "b", "", "Ｑ")
    pager.show(console, set_text)
    assert capsys.readouterr().out.splitlines() == TEXT[:11] + TEXT[11:22] + TEXT[:11] + TEXT[11:22]
    assert console.asked[0] == "37 % · Enter reads on, b back, q stops > "
    narrow = Typing("q", sizes=[(30, 12)])
    pager.show(narrow, set_text)
    assert narrow.asked == ["37 % > "]


def test_a_window_that_changes_its_width_goes_on_where_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    text = "各级工会推动网约车司机入会" * 20

    def in_lines(width: int, look: Look) -> list[str]:
        each = width // 2
        return [text[at : at + each] for at in range(0, len(text), each)]

    pager.show(Typing("", "", sizes=[(40, 9), (60, 9), (60, 9)]), in_lines)
    lines = capsys.readouterr().out.splitlines()
    assert [len(line) for line in lines[:8]] == [20] * 8
    assert lines[8:] == [text[at : at + 30] for at in range(150, len(text), 30)]
    # What stood on the line that was begun before is shown once more, nothing is passed over.
    assert text.startswith("".join(lines[:8]))
