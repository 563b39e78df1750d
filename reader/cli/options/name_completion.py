"""Completion of what the library holds: names and ids. Silent whatever fails, and quick; no library is made for it."""

from collections.abc import Callable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reader.paths import data_folder

_MOST = 100
"""More than these help nobody to choose."""

Complete = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def held(kind: str) -> Complete:
    """Make a completer of names or ids of a kind, see `names_held`."""

    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        # SQLite is loaded by those only who ask for names of the library.
        from reader.wiring import names_held

        folder = context.find_root().params.get("folder")
        items = [
            CompletionItem(name, help=" ".join(said.split()))
            for name, said in names_held(Path(folder) if folder else data_folder(), kind)
            if name.startswith(typed) and "\n" not in name
        ]
        return items[:_MOST]

    return complete


newspapers = held("newspaper")
days = held("date")
tags = held("tag")
folders = held("folder")
searches = held("search")
stories = held("story")
bookmarks = held("bookmark")
highlights = held("highlight")
corrections = held("correction")
clippings = held("clipping")
waiting_pages = held("page")
