"""The commands of `dubao` in the sections of its manual, by name; each is imported when it is used.

A run uses one of them. To import all took twice the time of the search command with all that it needs.
"""

from collections.abc import Mapping
from types import MappingProxyType

from reader.cli.words import mark

SECTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        mark("Read and find"): {
            "open": "open_command:open_command",
            "read": "read_command:read_command",
            "list": "list_command:list_command",
            "show": "show_command:show_command",
            "search": "search_command:search_command",
            "explain": "explain_command:explain_command",
            "related": "related_command:related_command",
            "printings": "printings_command:printings_command",
            "diff": "diff_command:diff_command",
            "saved": "saved_command:saved",
        },
        mark("Bring in and take out"): {
            "parse": "parse_command:parse_command",
            "import": "import_command:import_command",
            "export": "export_command:export_command",
        },
        mark("Keep"): {
            "bookmark": "bookmark_command:bookmark",
            "folder": "folder_and_tag_commands:folder",
            "tag": "folder_and_tag_commands:tag",
            "highlight": "highlight_command:highlight",
            "correction": "correction_command:correction",
            "clip": "clip_command:clip",
            "mark": "mark_and_history_commands:mark",
            "history": "mark_and_history_commands:history",
            "undo": "undo_commands:undo_command",
            "redo": "undo_commands:redo_command",
        },
        mark("Look after the library"): {
            "page": "page_command:page",
            "alias": "alias_command:alias",
            "reindex": "care_commands:reindex_command",
            "reparse": "care_commands:reparse_command",
            "check": "check_command:check_command",
            "backup": "backup_command:backup_command",
            "restore": "restore_command:restore_command",
        },
        mark("Set up the program"): {
            "setting": "setting_command:setting",
            "desktop": "desktop_command:desktop",
            "completion": "completion_command:completion_command",
            "man": "man_command:man_command",
            "help": "help_command:help_command",
        },
    }
)
"""Paths of the commands by heading and name: module in this package and name in it, as 'module:name'."""
