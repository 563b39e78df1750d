"""The commands of the program: each stands where the table says, and is imported only when it is used."""

import subprocess
import sys

from reader.cli.commands.command_table import SECTIONS
from reader.cli.program import dubao

LOADED = "import sys; print(*sorted(name for name in sys.modules if name.startswith('reader.cli.commands.')))"


def test_each_command_stands_where_the_table_says() -> None:
    for commands in SECTIONS.values():
        for name in commands:
            assert dubao.commands[name].name == name


def test_a_run_imports_its_own_command_alone() -> None:
    code = f"from reader.cli.program import dubao; dubao.commands['search']; {LOADED}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["reader.cli.commands.command_table", "reader.cli.commands.search_command"]
