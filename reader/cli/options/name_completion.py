"""Shell completion of names and ids of the library. It is quick, says nothing on failure, and makes no library."""

from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reader.paths import data_folder

_MOST_OFFERED = 100
"""Completions that are offered at once."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completer(kind: str) -> Complete:
    """Make a completer of names or ids of a kind, see `names_held`."""

    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        # Imported here, so that only completions of names load SQLite.
        from reader.wiring import names_held

        folder = context.find_root().params.get("folder")
        items = [
            CompletionItem(name, help=" ".join(description.split()))
            for name, description in names_held(Path(folder) if folder else data_folder(), kind)
            if name.startswith(typed) and "\n" not in name
        ]
        return items[:_MOST_OFFERED]

    return complete


newspapers = completer("newspaper")
days = completer("date")
tags = completer("tag")
folders = completer("folder")
searches = completer("search")
stories = completer("story")
bookmarks = completer("bookmark")
highlights = completer("highlight")
corrections = completer("correction")
clippings = completer("clipping")
waiting_pages = completer("page")
