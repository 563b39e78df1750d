"""The commands of `dubao` in the sections of its manual."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import click

from reader.cli import (
    care,
    clippings,
    correcting,
    desktop,
    exporting,
    folders_and_tags,
    highlighting,
    importing,
    keeping,
    listing,
    other_names,
    pages,
    parsing,
    reading_marks,
    restoring,
    saved_searches,
    searching,
    setting,
    showing,
    window,
)
from reader.cli.command import Group
from reader.cli.words import mark, tr

SECTIONS: Mapping[str, Sequence[click.Command]] = MappingProxyType(
    {
        mark("Read and find"): (
            window.open_command,
            listing.list_command,
            showing.show_command,
            searching.search_command,
            saved_searches.saved,
        ),
        mark("Bring in and take out"): (parsing.parse_command, importing.import_command, exporting.export_command),
        mark("Keep"): (
            keeping.bookmark,
            folders_and_tags.folder,
            folders_and_tags.tag,
            highlighting.highlight,
            correcting.correction,
            clippings.clip,
            reading_marks.mark,
            reading_marks.history,
        ),
        mark("Look after the library"): (
            pages.page,
            other_names.alias,
            care.reindex_command,
            care.reparse_command,
            care.check_command,
            restoring.restore_command,
        ),
        mark("Set up the program"): (setting.setting, desktop.desktop),
    }
)


class Sectioned(Group):
    """A group whose manual lists its commands under the headings of SECTIONS; others come last, under Click's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for commands in SECTIONS.values():
            for command in commands:
                self.add_command(command)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the sections."""
        named = [command.name or "" for commands in SECTIONS.values() for command in commands]
        return [*named, *sorted(set(self.commands) - set(named))]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        named = {heading: [command.name or "" for command in commands] for heading, commands in SECTIONS.items()}
        listed = {name for names in named.values() for name in names}
        others = [name for name in self.list_commands(ctx) if name not in listed]
        width = max(map(len, self.commands))
        limit = formatter.width - 6 - width
        for heading, names in {**named, "Commands": others}.items():
            rows = [(name.ljust(width), self.commands[name].get_short_help_str(limit)) for name in names]
            if rows:
                with formatter.section(tr(heading)):
                    formatter.write_dl(rows)
