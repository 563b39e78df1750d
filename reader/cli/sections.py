"""The commands of `dubao` in the sections of its manual."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click

from reader.cli import (
    care,
    clippings,
    completing,
    correcting,
    desktop,
    explaining,
    exporting,
    folders_and_tags,
    helping,
    highlighting,
    importing,
    keeping,
    listing,
    manuals,
    other_names,
    pages,
    parsing,
    reading,
    reading_marks,
    restoring,
    saved_searches,
    searching,
    setting,
    showing,
    window,
)
from reader.cli.words import mark

SECTIONS: Mapping[str, Sequence[click.Command]] = MappingProxyType(
    {
        mark("Read and find"): (
            window.open_command,
            reading.read_command,
            listing.list_command,
            showing.show_command,
            searching.search_command,
            explaining.explain_command,
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
        mark("Set up the program"): (
            setting.setting,
            desktop.desktop,
            completing.completion_command,
            manuals.man_command,
            helping.help_command,
        ),
    }
)
