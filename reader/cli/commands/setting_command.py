"""`dubao setting`: the settings of the window and of searches."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import click
from click.shell_completion import CompletionItem

from reader.acts import folding as folding_act
from reader.cli.help.command import Group
from reader.cli.kept_settings import change_settings, kept_settings
from reader.cli.options.parameters import TEXT
from reader.cli.printing.error_sentences import sentence
from reader.cli.printing.output import NotDone, complain, print_result
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import listed, speaks_chinese, tr
from reader.errors import LibraryReason, LibraryUnusable
from reader.library.folding_choice import SWITCHES, wanted_folding
from reader.settings import Description, Settings, Value, described

FIELDS = ("name", "value", "default", "choices", "says")
_SWITCHES = {"on": True, "yes": True, "true": True, "1": True, "off": False, "no": False, "false": False, "0": False}


def _names(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    return [CompletionItem(each.name, help=_said(each)) for each in described() if each.name.startswith(typed)]


def _values(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    known = next((each for each in described() if each.name == context.params.get("name")), None)
    choices = () if known is None else ("on", "off") if isinstance(known.default, bool) else known.choices
    return [CompletionItem(choice) for choice in choices if choice.startswith(typed)]


@click.group("setting", cls=Group, short_help="List and change the settings.")
def setting() -> None:
    """List and change the settings: those of the window's settings dialog, and those for characters that match in a
    search. The window uses them from its next start.
    """


@setting.command("list", short_help="List the settings with their values.")
@shaped(FIELDS, key="name")
@click.pass_obj
def list_command(_session: Session, shape: Shape) -> None:
    """List the settings: name, value, description; a star marks values that differ from the default.

    \b
    Fields of --json and --format:
      name, value, default, choices, says

    \b
    Examples:
      dubao setting list
      dubao setting list --json | jq 'select(.value != .default)'
    """
    settings = kept_settings()
    shape.begin()
    for each in described():
        shape.row(_record(settings, each), _line, settings, each)


@setting.command("set", short_help="Change a setting.")
@click.argument("name", shell_complete=_names)
@click.argument("value", type=TEXT, shell_complete=_values)
@json_lines
@click.pass_obj
def set_command(session: Session, name: str, value: str, as_json: bool) -> None:
    """Give the setting NAME this VALUE: on or off, a number, or one of its choices, see `dubao setting list`.

    Settings for characters that match in a search (fold_script and others) are stored in the library as well; the next
    search or `dubao reindex` rebuilds its index.

    \b
    Examples:
      dubao setting set theme sepia
      dubao setting set fold_script off
    """
    known = _known(name)
    _change(session, known, _value(known, value), as_json)


@setting.command("reset", short_help="Give settings their default values again.")
@click.argument("names", nargs=-1, required=True, metavar="NAME...", shell_complete=_names)
@json_lines
@click.pass_obj
def reset_command(session: Session, names: tuple[str, ...], as_json: bool) -> None:
    """Give the settings NAME... their default values again.

    \b
    Example:
      dubao setting reset fold_script
    """
    for known in [_known(name) for name in names]:
        _change(session, known, known.default, as_json)


def _change(session: Session, known: Description, value: Value, as_json: bool) -> None:
    settings = change_settings(lambda kept: replace(kept, **{known.name: value}))  # type: ignore[arg-type]  # allowed
    if known.name in SWITCHES:
        _keep_in_library(session, settings)
    print_result(_record(settings, known), _line(settings, known), as_json)


def _keep_in_library(session: Session, settings: Settings) -> None:
    """Store the choice of matching characters in the library, whose index depends on it; if there is one."""
    folding = wanted_folding(settings)
    try:
        with session.library(to_read=True) as library:
            if folding != library.folding and library.writable:
                folding_act.choose(library, folding)
                complain(tr("The next search makes the index of this library anew."))
    except LibraryUnusable as error:
        if error.reason is not LibraryReason.ABSENT:
            complain(sentence(error))


def _known(name: str) -> Description:
    known = next((each for each in described() if each.name == name), None)
    if known is None:
        raise NotDone(tr("There is no setting {name}; `dubao setting list` shows all.").format(name=name))
    return known


def _value(known: Description, text: str) -> Value:
    """Parse a value of this setting. Raises NotDone if it has no such value."""
    value: object = text
    if isinstance(known.default, bool):
        value = _SWITCHES.get(text.lower())
    elif isinstance(known.default, int | float):
        with suppress(ValueError):
            value = type(known.default)(text)
    if not known.allows(value):
        said = tr("{value} is no value of {name}: {allowed}.")
        raise NotDone(said.format(value=text, name=known.name, allowed=_allowed(known)))
    return value  # type: ignore[return-value]  # a Value, since it is allowed


def _allowed(known: Description) -> str:
    if isinstance(known.default, bool):
        return tr("on or off")
    if known.choices:
        return listed(known.choices)
    return tr("a number from {low} to {high}").format(low=known.low, high=known.high)


def _said(known: Description) -> str:
    """Return the description of a setting in the language of the command line; settings carry their own two."""
    return known.zh if speaks_chinese() else known.en


def _record(settings: Settings, known: Description) -> dict[str, Any]:
    values = (known.name, getattr(settings, known.name), known.default, list(known.choices), _said(known))
    return dict(zip(FIELDS, values, strict=True))


def _line(settings: Settings, known: Description) -> str:
    value = getattr(settings, known.name)
    shown = {True: "on", False: "off"}[value] if isinstance(value, bool) else value
    changed = " " if value == known.default else "*"
    return f"{changed} {known.name:17} {shown:<11} {_said(known)}"
