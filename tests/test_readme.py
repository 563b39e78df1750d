"""What the README says of the window is so."""

import re
from pathlib import Path

from reader.ui.shell.features import ACTIONS
from reader.ui.workbench.action import Menu

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")
WINDOW = README.partition("### The window\n")[2].partition("\n### ")[0]


def _key_table() -> str:
    """The table as it should stand in the README."""
    lines = ["| menu | keys |", "|---|---|"]
    for menu in Menu:
        keyed = [action for action in ACTIONS if action.menu is menu and action.keys]
        told = [f"{each.text.rstrip('…')} " + " ".join(f"`{key}`" for key in each.keys) for each in keyed]
        lines += [f"| {menu.value.replace('&', '')} | {' · '.join(told)} |"] if told else []
    return "\n".join(lines)


def test_the_table_of_keys_is_that_of_the_program() -> None:
    wanted = _key_table()
    assert wanted in WINDOW, f"The README should say:\n{wanted}"


def test_what_is_named_in_italics_stands_in_the_menus() -> None:
    texts = {action.text.rstrip("…") for action in ACTIONS} | {f"Help > {action.text}" for action in ACTIONS}
    titles = set(WINDOW.partition("English: ")[2].partition(".")[0].replace("\n", " ").split(", "))
    assert {name for name in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", WINDOW) if f"*{name}*" not in titles} <= texts
