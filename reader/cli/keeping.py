"""`dubao bookmark`: the reader's own marks."""

from pathlib import Path
from typing import BinaryIO

import click

from reader.cli.command import Group
from reader.cli.output import NotDone, deliver, print_json
from reader.cli.parameters import FILE_TO_WRITE, ID, TEXT
from reader.cli.records import bookmark_record
from reader.cli.session import Session
from reader.domain.bookmark import Bookmark


@click.group("bookmark", cls=Group, short_help="Add, remove, list, export and merge bookmarks.")
def bookmark() -> None:
    """Add, remove and list bookmarks; export and merge them.

    A bookmark remembers what its story says, not where it lies: it outlives re-import, a new index and corrections.
    While its story is not held it is kept, and found again when the story returns.
    """


@bookmark.command("add", short_help="Bookmark a story.")
@click.argument("story_id", metavar="ID", type=ID)
@click.option("--folder", default="", type=TEXT, help="The folder to keep it in.")
@click.option("--tag", "tags", multiple=True, type=TEXT, help="A tag; may be given several times.")
@click.option("--note", default="", type=TEXT, help="A note of your own.")
@click.option("--colour", default="", type=TEXT, help="A colour's name.")
@click.pass_obj
def add_command(session: Session, story_id: int, folder: str, tags: tuple[str, ...], note: str, colour: str) -> None:
    """Bookmark the story with this ID. A story that is bookmarked already keeps its bookmark.

    \b
    Example:
      dubao bookmark add 12 --folder 工会 --tag 待引用 --note "第二段数字要核对"
    """
    with session.library() as library:
        added = library.add_bookmark(story_id, folder=folder, tags=tags, note=note, colour=colour)
    click.echo(_line(added))


@bookmark.command("remove", short_help="Take a bookmark away.")
@click.argument("bookmark_id", metavar="ID", type=ID)
@click.pass_obj
def remove_command(session: Session, bookmark_id: int) -> None:
    """Take away the bookmark with this ID, the first number that `dubao bookmark list` prints.

    \b
    Example:
      dubao bookmark remove 3
    """
    with session.library() as library:
        library.remove_bookmark(bookmark_id)
    click.echo(f"Bookmark {bookmark_id} is removed.")


@bookmark.command("list", short_help="List the bookmarks, newest first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def list_command(session: Session, as_json: bool) -> None:
    """List the bookmarks, newest first: id, story, headline, place, tags, note.

    \b
    Examples:
      dubao bookmark list
      dubao bookmark list --json > bookmarks.jsonl
    """
    with session.library(to_read=True) as library:
        kept = library.bookmarks()
    for each in kept:
        if as_json:
            print_json(bookmark_record(each))
        else:
            click.echo(_line(each))


@bookmark.command("export", short_help="Write bookmarks, notes and corrections to keep or to share.")
@click.option(
    "--format", "form", default="json", show_default=True, type=click.Choice(["json", "md"]), help="The format."
)
@click.option("-o", "--output", metavar="FILE", type=FILE_TO_WRITE, help="Write to FILE.")
@click.pass_obj
def export_command(session: Session, form: str, output: Path | None) -> None:
    """Write your own work: as JSON bookmarks, highlights, notes, corrections and saved searches; as Markdown, bookmarks
    to read. `dubao bookmark merge` takes in both.

    \b
    Examples:
      dubao bookmark export -o my-work.json
      dubao bookmark export --format md
    """
    with session.library(to_read=True) as library:
        text = library.export_own_work() if form == "json" else library.export_bookmarks()
    deliver(text.encode(), output)


@bookmark.command("merge", short_help="Take in what `bookmark export` wrote.")
@click.argument("file", type=click.File("rb"))
@click.pass_obj
def merge_command(session: Session, file: BinaryIO) -> None:
    """Take in FILE (or `-`), which `dubao bookmark export` wrote.

    Nothing that is here is replaced: what is new is added, and what is here gets the tags and notes that it lacked.
    Bookmarks whose story is not held wait for it.

    \b
    Example:
      dubao bookmark merge my-work.json
    """
    text = file.read().decode("utf-8-sig", errors="replace")
    with session.library(make=True) as library:
        try:
            merged = library.merge_own_work(text)
        except ValueError as error:
            raise NotDone(f"{file.name} was not merged: {error}.") from error
    counts = f"{merged.added} added, {merged.merged} completed, {merged.same} here already"
    click.echo(f"Merged: {counts}; {merged.waiting} waiting for their story.")


def _line(kept: Bookmark) -> str:
    anchor = kept.anchor
    story = f"story {kept.story_id}" if kept.story_id is not None else "story not held"
    place = " ".join(filter(None, (anchor.newspaper, anchor.date, f"第{anchor.page}版" if anchor.page else None)))
    extras = [f"“{anchor.exact}”" if anchor.exact else "", kept.folder, *(f"#{tag}" for tag in kept.tags), kept.note]
    return "  ".join(filter(None, (f"{kept.id:6}", story, anchor.headline, place, *extras)))
