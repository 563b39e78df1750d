"""Commands run in this process, over libraries of their own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reader.cli.program import dubao
from reader.cli.session import WindowOrder
from reader.paths import sample


@dataclass
class Commands:
    """`dubao --library FOLDER ...`; `orders` are what the window was asked to show, which ends as is said here."""

    folder: Path
    orders: list[WindowOrder] = field(default_factory=list)
    window_ends_with: int = 0

    def __call__(self, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        def open_window(order: WindowOrder) -> int:
            self.orders.append(order)
            return self.window_ends_with

        line = ["--library", str(self.folder), *map(str, arguments)]
        done = CliRunner().invoke(dubao, line, obj=open_window, input=stdin, prog_name="dubao")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    def good(self, *arguments: str | Path, stdin: str | bytes | None = None) -> str:
        """Run a command that must end well and complain of nothing; return its output."""
        done = self(*arguments, stdin=stdin)
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout

    def lines(self, *arguments: str | Path, stdin: str | bytes | None = None) -> list[dict[str, Any]]:
        """The JSON objects that the command printed, one a line."""
        return [json.loads(line) for line in self.good(*arguments, stdin=stdin).splitlines()]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Commands over a library that does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Commands(tmp_path / "library")


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the sample, and its cache: made once, copied for each test."""
    made = tmp_path_factory.mktemp("imported")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(made / "cache"))
        Commands(made / "library").good("import", sample())
    return made


@pytest.fixture
def held(imported: Path, empty: Commands) -> Commands:
    """Commands over a library that holds the sample."""
    shutil.copytree(imported, empty.folder.parent, dirs_exist_ok=True)
    return empty


@pytest.fixture
def story_id(held: Commands) -> Callable[[str], int]:
    """The id of the story whose headline starts so."""

    def found(headline: str) -> int:
        rows = held.lines("list", "--json")
        return next(int(row["id"]) for row in rows if row["headline"].startswith(headline))

    return found
