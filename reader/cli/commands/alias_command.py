"""`dubao alias`: other names of the same thing, which searches may find as well."""

from typing import TYPE_CHECKING, Any

import click

from reader.acts import names
from reader.cli.help.command import Group
from reader.cli.options.parameters import TEXT
from reader.cli.printing.output import NotDone, print_result
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.session import Session
from reader.cli.words import tr, tr_n
from reader.library.aliases import Alias

if TYPE_CHECKING:
    from reader.library.library import Library

FIELDS = ("short", "full", "stories", "on")


@click.group("alias", cls=Group, short_help="Other names that searches look for: 全总, 中华全国总工会.")
def alias() -> None:
    """List other names of the same thing, and switch them off and on.

    They come with the program, or are learnt from texts that say 以下简称. A search in the window, or with
    `dubao search --other-names`, for one of two names finds the other as well while the pair is on.
    """


@alias.command("list", short_help="List the other names.")
@click.argument("text", default="", type=TEXT)
@click.option("--learnt", is_flag=True, help="Only those learnt from texts.")
@click.option("--off", is_flag=True, help="Only those switched off.")
@shaped(FIELDS, key="")
@click.pass_obj
def list_command(session: Session, text: str, learnt: bool, off: bool, shape: Shape) -> None:
    """List the other names that contain TEXT, or all: short form, full form, number of stories that taught it.

    \b
    Fields of --json and --format:
      short, full, stories (0 if it came with the program), on

    \b
    Examples:
      dubao alias list 工会
      dubao alias list --learnt --format '{short}\\t{full}'
    """
    with session.library(to_read=True) as library:
        found = library.aids.aliases.all()
        plain = library.folding.plain
    shape.begin()
    for each in found:
        named = plain(text) in plain(each.short) or plain(text) in plain(each.full)
        if named and not (learnt and not each.learnt) and not (off and each.on):
            shape.row(_record(each), _line, each)


@alias.command("off", short_help="Switch other names off.")
@click.argument("short", type=TEXT)
@click.argument("full", required=False, type=TEXT)
@json_lines
@click.pass_obj
def off_command(session: Session, short: str, full: str | None, as_json: bool) -> None:
    """Stop searching for FULL with SHORT, and for SHORT with FULL; without FULL, for all names that SHORT stands for.

    \b
    Example:
      dubao alias off 该公司
    """
    _switch(session, short, full, on=False, as_json=as_json)


@alias.command("on", short_help="Switch other names on again.")
@click.argument("short", type=TEXT)
@click.argument("full", required=False, type=TEXT)
@json_lines
@click.pass_obj
def on_command(session: Session, short: str, full: str | None, as_json: bool) -> None:
    """Search for FULL with SHORT again, and for SHORT with FULL; without FULL, for all names that SHORT stands for.

    \b
    Example:
      dubao alias on 全总 中华全国总工会
    """
    _switch(session, short, full, on=True, as_json=as_json)


def _switch(session: Session, short: str, full: str | None, *, on: bool, as_json: bool) -> None:
    with session.library() as library:
        names.switch(library, _named(library, short, full), on)
        changed = _named(library, short, full)
    for each in changed:
        print_result(_record(each), _line(each), as_json)


def _named(library: "Library", short: str, full: str | None) -> list[Alias]:
    found = [each for each in library.aids.aliases.all() if each.short == short and full in (None, each.full)]
    if not found:
        name = short if full is None else f"{short} = {full}"
        raise NotDone(tr("There is no other name {name}; `dubao alias list` shows them.").format(name=name))
    return found


def _record(each: Alias) -> dict[str, Any]:
    return dict(zip(FIELDS, (each.short, each.full, each.learnt, each.on), strict=True))


def _line(each: Alias) -> str:
    stories = tr_n("learnt from {n} story", "learnt from {n} stories", each.learnt) if each.learnt else ""
    return "  ".join(filter(None, (f"{each.short} = {each.full}", stories, "" if each.on else tr("off"))))
