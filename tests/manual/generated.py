"""The parts of the manual that follow from the program: keys, menus, commands, settings, formats of export.

`python -m tests.manual.generated` writes them into resources/manual; tests/manual/test_generated.py looks that they are
as they would be written.
"""

import gettext
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reader import paths, settings
from reader.cli.commands.command_table import SECTIONS
from reader.cli.program import dubao
from reader.manual import chapters
from reader.manual.chapters import Language
from reader.ui.settings.settings_dialog import GROUPS
from reader.ui.shell.features import ACTIONS
from reader.ui.workbench.action import Menu

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_I18N = paths.shipped("resources/i18n")
_FILES = {"window": "zh_CN.mo", "cli": "zh/LC_MESSAGES/dubao.mo"}
_MNEMONIC = re.compile(r"\(&\w\)|&")
_KEYS = {action.id: action.keys for action in ACTIONS}


def write() -> None:
    """Bring every chapter of both languages up to date."""
    for language in LANGUAGES:
        for name in chapters.NAMES:
            file = path_of(name, language)
            text = file.read_text(encoding="utf-8")
            file.write_text(up_to_date(text, language), encoding="utf-8")


def path_of(name: str, language: Language) -> Path:
    """Return the file of a chapter."""
    return paths.shipped("resources/manual") / language / f"{name}.md"


def up_to_date(text: str, language: Language) -> str:
    """Return a chapter with its generated parts as they should be: between `<!-- menus -->` and `<!-- end -->`."""
    for name, make in _PARTS.items():
        pattern = rf"(?<=<!-- {name} -->\n).*?(?=<!-- end -->)"
        text = re.sub(pattern, lambda _, make=make: make(language), text, flags=re.DOTALL)  # type: ignore[misc]
    return chapters.with_keys(text, lambda action: _KEYS[action][0])


def _menus(language: Language) -> str:
    """Every action with its keys, menu by menu."""
    say, parts = _words("window", language), []
    for menu in Menu:
        rows = [
            f"| [{say(action.text).rstrip('…')}](do:{action.id}) | {_codes(action.keys)} |"
            for action in ACTIONS
            if action.menu is menu
        ]
        head = [f"## {_MNEMONIC.sub('', say(menu.value))}", "", f"| {say('Action')} | {say('Keys')} |", "| --- | --- |"]
        parts.append("\n".join([*head, *rows]))
    return "\n\n".join(parts) + "\n"


def _commands(language: Language) -> str:
    """Every command with its short help, in the sections of the program's manual."""
    say, heads = _words("cli", language), {"zh": ("命令", "作用"), "en": ("Command", "What it does")}[language]
    parts = []
    for heading, commands in SECTIONS.items():
        rows = [
            f"| `{name}` | {says} |" for command in commands for name, says in _leaves(dubao.commands[command], say)
        ]
        parts.append("\n".join([f"### {say(heading)}", "", f"| {heads[0]} | {heads[1]} |", "| --- | --- |", *rows]))
    return "\n" + "\n\n".join(parts) + "\n\n"


def _leaves(command: click.Command, say: Callable[[str], str], above: str = "dubao") -> Iterator[tuple[str, str]]:
    name = f"{above} {command.name}"
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from _leaves(below, say, name)
    else:
        yield name, say(command.short_help or command.get_short_help_str(200))


def _settings(language: Language) -> str:
    """Every setting: its words, its name for `dubao setting`, its values."""
    say, heads = (
        _words("window", language),
        {"zh": ("设置", "名称", "可取的值"), "en": ("Setting", "Name", "Values")}[language],
    )
    parts = []
    for group, title in GROUPS.items():
        rows = [
            f"| {getattr(each, language)} | `{each.name}` | {_values(each)} |"
            for each in settings.described()
            if each.group == group
        ]
        head = [f"## {say(title)}", "", f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
        parts.append("\n".join([*head, *rows]))
    return "\n" + "\n\n".join(parts) + "\n\n"


def _values(each: settings.Description) -> str:
    """The values that a setting can have, the default first."""
    if not each.choices and not isinstance(each.default, bool):
        return f"`{each.default}`: {each.low:g}–{each.high:g}"
    default = _value(each.default)
    others = (value for value in each.choices or ("on", "off") if value != default)
    return " ".join(f"`{value}`" for value in (default, *others))


def _value(value: settings.Value) -> str:
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def _codes(keys: tuple[str, ...]) -> str:
    return " ".join(f"`{key.replace('|', chr(92) + '|')}`" for key in keys)


def _words(catalogue: str, language: Language) -> Callable[[str], str]:
    if language == "en":
        return str
    with (_I18N / _FILES[catalogue]).open("rb") as file:
        return gettext.GNUTranslations(file).gettext


_PARTS: dict[str, Callable[[Language], str]] = {"menus": _menus, "commands": _commands, "settings": _settings}


if __name__ == "__main__":
    write()
