"""Output of bookmarks and of edits of bookmarks."""

from collections.abc import Callable, Sequence

from reader.cli.options.given_ids import Count
from reader.cli.printing.bookmark_lines import bookmark_line, edit_line, edit_record, removal_line
from reader.cli.printing.output import print_result
from reader.cli.printing.records import bookmark_record
from reader.cli.printing.row_shape import Shape
from reader.domain.bookmark import Bookmark
from reader.library.bookmark_words import Edit, Edits


def print_bookmarks(bookmarks: Sequence[Bookmark], shape: Shape) -> None:
    """Print bookmarks in the form that was asked for."""
    shape.begin()
    for bookmark in bookmarks:
        shape.row(bookmark_record(bookmark), bookmark_line, bookmark)


def print_edit(edit: Edit, as_json: bool) -> None:
    """Print what an edit changed."""
    print_result(edit_record(edit), edit_line(edit), as_json)


def print_removal(edit: Edit, as_json: bool) -> None:
    """Print a bookmark that was taken away."""
    print_result(bookmark_record(edit.after), removal_line(edit.after), as_json)


def print_edits(edits: Edits, count: Count, as_json: bool, show: Callable[[Edit, bool], None] = print_edit) -> int:
    """Print the edits and report what is missing; return the exit code. `count` has what was missing before."""
    for edit in edits.done:
        count.done += 1
        show(edit, as_json)
    for error in edits.missing:
        count.miss(error)
    return count.exit_code
