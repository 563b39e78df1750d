"""Completion of names that the library holds: newspapers, days, folders, tags, saved searches; silent if all fails."""

from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reader.paths import data_folder

_MOST = 200
"""More than these help nobody to choose."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _names(kind: str) -> Complete:
    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        # SQLite is loaded by those only who ask for names of the library.
        from reader.wiring import names_held

        folder = context.find_root().params.get("folder")
        held = names_held(Path(folder) if folder else data_folder(), kind)
        return [CompletionItem(name) for name in held if name.startswith(typed)][:_MOST]

    return complete


newspapers = _names("newspaper")
days = _names("date")
tags = _names("tag")
folders = _names("folder")
searches = _names("search")
