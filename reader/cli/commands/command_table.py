"""The commands of `dubao` in the sections of its manual."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import click

from reader.cli.commands.alias_command import alias
from reader.cli.commands.bookmark_command import bookmark
from reader.cli.commands.care_commands import check_command, reindex_command, reparse_command
from reader.cli.commands.clip_command import clip
from reader.cli.commands.completion_command import completion_command
from reader.cli.commands.correction_command import correction
from reader.cli.commands.desktop_command import desktop
from reader.cli.commands.explain_command import explain_command
from reader.cli.commands.export_command import export_command
from reader.cli.commands.folder_and_tag_commands import folder, tag
from reader.cli.commands.help_command import help_command
from reader.cli.commands.highlight_command import highlight
from reader.cli.commands.import_command import import_command
from reader.cli.commands.list_command import list_command
from reader.cli.commands.man_command import man_command
from reader.cli.commands.mark_and_history_commands import history
from reader.cli.commands.mark_and_history_commands import mark as mark_stories
from reader.cli.commands.open_command import open_command
from reader.cli.commands.page_command import page
from reader.cli.commands.parse_command import parse_command
from reader.cli.commands.read_command import read_command
from reader.cli.commands.restore_command import restore_command
from reader.cli.commands.saved_command import saved
from reader.cli.commands.search_command import search_command
from reader.cli.commands.setting_command import setting
from reader.cli.commands.show_command import show_command
from reader.cli.commands.undo_commands import redo_command, undo_command
from reader.cli.words import mark

SECTIONS: Mapping[str, Sequence[click.Command]] = MappingProxyType(
    {
        mark("Read and find"): (
            open_command,
            read_command,
            list_command,
            show_command,
            search_command,
            explain_command,
            saved,
        ),
        mark("Bring in and take out"): (
            parse_command,
            import_command,
            export_command,
        ),
        mark("Keep"): (
            bookmark,
            folder,
            tag,
            highlight,
            correction,
            clip,
            mark_stories,
            history,
            undo_command,
            redo_command,
        ),
        mark("Look after the library"): (
            page,
            alias,
            reindex_command,
            reparse_command,
            check_command,
            restore_command,
        ),
        mark("Set up the program"): (
            setting,
            desktop,
            completion_command,
            man_command,
            help_command,
        ),
    }
)
