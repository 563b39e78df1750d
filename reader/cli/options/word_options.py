"""Options for a person's own words on a bookmark: folder, tags, note, colour, of a new one or as a change."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

import click

from reader.cli.options.name_completion import folders, tags
from reader.cli.options.parameters import TEXT, with_options
from reader.cli.words import mark, tr
from reader.domain.bookmark import COLOURS, Bookmark
from reader.library.bookmark_words import Words, note_with
from reader.library.folders import clean_folder

_COLOUR = click.Choice(COLOURS)
_TAG = mark("A tag; may be given several times.")
_GIVE_TAG = mark("Give it this tag; may be given several times.")
_TAKE_TAG = mark("Take this tag off; may be given several times.")
_GIVEN = (
    click.option("--folder", default="", type=TEXT, shell_complete=folders, help="The folder to keep it in."),
    click.option("--tag", "tags", multiple=True, type=TEXT, shell_complete=tags, help=_TAG),
    click.option("--note", default="", type=TEXT, help="A note of your own."),
    click.option("--colour", type=_COLOUR, help="A colour."),
)
_CHANGED = (
    click.option("--folder", type=TEXT, shell_complete=folders, help="Put it into this folder."),
    click.option("--no-folder", is_flag=True, help="Take it out of its folder."),
    click.option("--tag", "tags", multiple=True, type=TEXT, shell_complete=tags, help=_GIVE_TAG),
    click.option("--no-tag", "no_tags", multiple=True, type=TEXT, shell_complete=tags, help=_TAKE_TAG),
    click.option("--note", type=TEXT, help="This note, in place of the one that is there."),
    click.option("--add-note", type=TEXT, help="This text on a new line below the note."),
    click.option("--no-note", is_flag=True, help="Take the note off."),
    click.option("--colour", type=_COLOUR, help="This colour."),
    click.option("--no-colour", is_flag=True, help="Take the colour off."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """A change of the words of a bookmark: None leaves a field, '' removes it."""

    folder: str | None = None
    tags: tuple[str, ...] = ()
    no_tags: tuple[str, ...] = ()
    note: str | None = None
    add_note: str | None = None
    colour: str | None = None

    def __call__(self, bookmark: Bookmark) -> Bookmark:
        note = bookmark.note if self.note is None else self.note.strip()
        kept = (tag for tag in bookmark.tags if tag not in self.no_tags)
        return replace(
            bookmark,
            folder=bookmark.folder if self.folder is None else clean_folder(self.folder),
            tags=tuple(dict.fromkeys((*kept, *(tag for tag in map(str.strip, self.tags) if tag)))),
            note=note_with(note, self.add_note or ""),
            colour=bookmark.colour if self.colour is None else self.colour,
        )


def words_given(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add the options for the words of something new to a command, which gets them as `words`."""

    @wraps(command)
    def run(*args: Any, folder: str, tags: tuple[str, ...], note: str, colour: str | None, **more: Any) -> Any:
        return command(*args, words=Words(folder=folder, tags=tags, note=note, colour=colour or ""), **more)

    return with_options(run, _GIVEN)


def words_changed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator: add the options that change words to a command, which gets a WordChange as `change`."""

    @wraps(command)
    def run(
        *args: Any,
        folder: str | None,
        no_folder: bool,
        tags: tuple[str, ...],
        no_tags: tuple[str, ...],
        note: str | None,
        add_note: str | None,
        no_note: bool,
        colour: str | None,
        no_colour: bool,
        **more: Any,
    ) -> Any:
        change = WordChange(
            folder=_or_none("folder", folder, no_folder),
            tags=tags,
            no_tags=no_tags,
            note=_or_none("note", note, no_note),
            add_note=add_note,
            colour=_or_none("colour", colour, no_colour),
        )
        if change == WordChange():
            raise click.UsageError(tr("nothing to change: give a folder, a tag, a note or a colour, or take one off."))
        return command(*args, change=change, **more)

    return with_options(run, _CHANGED)


def _or_none(name: str, value: str | None, taken_off: bool) -> str | None:
    if taken_off and value is not None:
        raise click.UsageError(tr("--{name} and --no-{name} contradict each other.").format(name=name))
    return "" if taken_off else value
