"""Ids as arguments or, for `-`, on standard input; and the exit code of a command that misses some of them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from reader.cli.options.name_completion import Complete, stories
from reader.cli.options.parameters import ID
from reader.cli.options.standard_input import bytes_in
from reader.cli.printing.error_sentences import sentence
from reader.cli.printing.output import complain
from reader.errors import NotHeld

_F = TypeVar("_F", bound=Callable[..., Any])
_SHOWN_BYTES = 40
_BETWEEN = re.compile(rb"[\s\0]+")


def ids_argument(
    name: str, *, required: bool = True, metavar: str = "ID", complete: Complete | None = stories
) -> Callable[[_F], _F]:
    """Make an argument for one or more ids; `-` reads them from standard input, separated by white space or NUL.

    Without `required` the command gets None if no argument is given; an empty standard input gives ().
    """
    shown = f"{metavar}..." if required else f"[{metavar}]..."
    return click.argument(
        name, nargs=-1, required=required, metavar=shown, callback=_numbers(metavar), shell_complete=complete
    )


def _numbers(metavar: str) -> Callable[[click.Context, click.Parameter, Sequence[str]], tuple[int, ...] | None]:
    def numbers(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> tuple[int, ...] | None:
        if context.resilient_parsing or not given:
            return None
        try:
            return tuple(ID(word, parameter, context) for word in _words(given))
        except click.BadParameter as error:
            raise click.BadParameter(error.message, ctx=context, param_hint=f"'{metavar}'") from error

    return numbers


def _words(given: Sequence[str]) -> Iterator[str]:
    for word in given:
        if word == "-":
            yield from (_shown(piece) for piece in _BETWEEN.split(bytes_in().read()) if piece)
        else:
            yield word


def _shown(piece: bytes) -> str:
    """Return a piece of standard input as short printable text: it may be the bytes of a picture instead of an id."""
    text = piece[:_SHOWN_BYTES].decode("utf-8", "replace")
    return "".join(each if each.isprintable() else "?" for each in text) + "…" * (len(piece) > _SHOWN_BYTES)


@dataclass(slots=True)
class Count:
    """The number of things that were done, and of those that are missing."""

    done: int = 0
    missing: int = 0

    def miss(self, error: NotHeld) -> None:
        """Count something that is not in the library, and say so on standard error."""
        complain(sentence(error))
        self.missing += 1

    @property
    def exit_code(self) -> int:
        """The exit code: 0 if nothing is missing, 1 if something is, 2 if everything is."""
        return 0 if not self.missing else 1 if self.done else 2
