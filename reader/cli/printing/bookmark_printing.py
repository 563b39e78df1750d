"""Output of bookmarks and of edits of bookmarks."""

from collections.abc import Callable, Sequence

import click

from reader.cli.options.given_ids import Count
from reader.cli.printing.bookmark_lines import bookmark_line, edit_line, edit_record, removal_line
from reader.cli.printing.output import print_json
from reader.cli.printing.records import bookmark_record
from reader.cli.printing.row_shape import Shape
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_edits import Edit, Edits


def print_bookmarks(marks: Sequence[Bookmark], shape: Shape) -> None:
    """Print bookmarks in the form that was asked for."""
    shape.begin()
    for mark in marks:
        shape.row(bookmark_record(mark), bookmark_line, mark)


def print_edit(edit: Edit, as_json: bool) -> None:
    """Print what an edit changed."""
    if as_json:
        print_json(edit_record(edit))
    else:
        click.echo(edit_line(edit))


def print_removal(edit: Edit, as_json: bool) -> None:
    """Print a bookmark that was taken away."""
    if as_json:
        print_json(bookmark_record(edit.after))
    else:
        click.echo(removal_line(edit.after))


def print_edits(edits: Edits, count: Count, as_json: bool, show: Callable[[Edit, bool], None] = print_edit) -> int:
    """Print the edits and report what is missing; return the exit code. `count` has what was missing before."""
    for edit in edits.done:
        count.done += 1
        show(edit, as_json)
    for error in edits.missing:
        count.miss(error)
    return count.exit_code
