"""`dubao bookmark export` and `merge`: the reader's own work in a file."""

from pathlib import Path
from typing import BinaryIO

import click

from reader.acts import own_work
from reader.cli.help.command import Command
from reader.cli.options.file_format import export_kind
from reader.cli.options.parameters import FILE_TO_WRITE
from reader.cli.printing.output import NotDone, deliver, say
from reader.cli.session import Session
from reader.cli.words import explained, listed, mark, tr, tr_n
from reader.render.file_names import Endings

_REFUSED = {
    "no_json": mark("it is not JSON"),
    "other_format": mark("it has another format"),
    "other_version": mark("it has another version; update Dubao"),
    "odd_record": mark("it holds an unexpected record"),
    "nothing": mark("it holds no bookmarks or corrections of Dubao"),
}
_STDIN = "<stdin>"
ENDINGS = Endings({"json": (".json",), "md": (".md", ".markdown")})
LABELS = {"json": "JSON", "md": "Markdown"}


@click.command("export", cls=Command, short_help="Write bookmarks, notes and corrections to keep or to share.")
@click.option(
    "--format", "form", type=click.Choice(list(LABELS)), help="The format. Without it what FILE ends in, else json."
)
@click.option("-o", "--output", metavar="FILE", type=FILE_TO_WRITE, help="Write to FILE.")
@click.pass_obj
def export_command(session: Session, form: str | None, output: Path | None) -> None:
    """Write your own work: as JSON, bookmarks, highlights, notes, corrections and saved searches; as Markdown,
    bookmarks to read. `dubao bookmark merge` reads both.

    \b
    Examples:
      dubao bookmark export -o my-work.json
      dubao bookmark export --format md
    """
    kind = export_kind(form, output, ENDINGS, LABELS, "json")
    with session.library(to_read=True) as library:
        text = library.export_own_work() if kind == "json" else library.export_bookmarks()
    deliver(text.encode(), output)


@click.command("merge", cls=Command, short_help="Merge a file of `bookmark export`.")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def merge_command(session: Session, file: BinaryIO) -> None:
    """Merge FILE (or `-`), which `dubao bookmark export` wrote, into the library.

    Nothing is replaced: new bookmarks are added, others get the tags and notes that they lacked. Bookmarks whose story
    is not in the library wait for it.

    \b
    Example:
      dubao bookmark merge my-work.json
    """
    from reader.library.own_work_reading import NotOwnWork

    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotDone(tr("{file} was not merged: it is not text in UTF-8.").format(file=_called(file))) from error
    with session.library(make=True) as library:
        try:
            merged = own_work.merge(library, text).result
        except NotOwnWork as error:
            reason = explained(tr(_REFUSED[error.reason]), error.detail) if error.detail else tr(_REFUSED[error.reason])
            raise NotDone(tr("{file} was not merged: {reason}.").format(file=_called(file), reason=reason)) from error
    said = [
        tr_n("{n} added", "{n} added", merged.added),
        tr_n("{n} completed", "{n} completed", merged.merged),
        tr_n("{n} here already", "{n} here already", merged.same),
    ]
    waiting = tr_n("{n} waiting for its story", "{n} waiting for their story", merged.waiting)
    say(tr("Merged: {counts}; {waiting}.").format(counts=listed(said), waiting=waiting))


def _called(file: BinaryIO) -> str:
    """Return the name of a file for people."""
    name = getattr(file, "name", _STDIN)
    return tr("standard input") if name == _STDIN else name
