"""`dubao export`: stories into files that other programs read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.commands.clip_command import clippings
from reader.cli.help.command import Command
from reader.cli.options.file_format import export_kind
from reader.cli.options.given_ids import ids_argument
from reader.cli.options.parameters import FILE_TO_WRITE, QUERY
from reader.cli.printing.index_ready import complain_of_cut
from reader.cli.printing.output import NotDone, deliver
from reader.cli.printing.pdf_export import PAPERS, pdf
from reader.cli.session import Session
from reader.cli.words import tr
from reader.errors import HeldKind, NotHeld
from reader.library.corrections import as_read
from reader.library.draft import Draft
from reader.ports.engine import FoundIds
from reader.render.clipping import Clipping, ClippingBook, clipping_of
from reader.render.exports import ENDINGS, EXPORTS, LABELS, pictures_in
from reader.render.sections import usual_title

if TYPE_CHECKING:
    from reader.library.library import Library


@click.command("export", cls=Command, short_help="Write stories as Markdown, HTML, EPUB, Word, citations, ...")
@ids_argument("story_ids", required=False)
@click.option("--issue", "issues", multiple=True, metavar="[NEWSPAPER/]DATE", help="All stories of an issue.")
@click.option("--search", "query", metavar="QUERY", type=QUERY, help="All stories that a search finds.")
@click.option("--bookmarks", is_flag=True, help="All bookmarked stories, with their notes.")
@click.option("--clippings", "as_clipped", is_flag=True, help="The clipping book: its stories, notes and title.")
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(list(EXPORTS)),
    help="The format. Without it what FILE ends in, else md.",
)
@click.option("--title", help="The title of the whole; by default the headline of a single story.")
@click.option("--paper", default="a4", show_default=True, type=click.Choice(PAPERS), help="The paper of a PDF.")
@click.option("-o", "--output", metavar="FILE", type=FILE_TO_WRITE, help="Write to FILE, not out.")
@click.pass_obj
def export_command(
    session: Session,
    story_ids: tuple[int, ...] | None,
    issues: tuple[str, ...],
    query: str | None,
    bookmarks: bool,
    as_clipped: bool,
    form: str | None,
    title: str | None,
    paper: str,
    output: Path | None,
) -> None:
    """Write stories in another format, in the order given: single stories by ID, issues, searches, bookmarks. `-` reads
    IDs from standard input.

    The text is the original, as printed, with your own corrections. Several stories become one clipping book with a
    reference list. The name of FILE decides the format; --format chooses among formats that share an ending (.txt,
    .json), and must not contradict the name.

    \b
    Formats:
      md, txt, html         to read; HTML is one file without scripts that contains its pictures
      pdf                   pages to print or to keep: tagged, with bookmarks, text can be searched and copied
      epub, docx            clipping books
      json                  JSON Lines in the shape of `dubao parse --json`
      csv                   a table of the stories, safe to open in a spreadsheet
      gbt7714               references after GB/T 7714—2025, type [N] or [N/OL]
      gbt7714-2015          references after the edition of 2015
      bibtex, ris, csl      for reference managers

    `dubao import` reads md, html, epub and json back as stories; stories that the library has are not stored twice.

    \b
    Examples:
      dubao export 12 --format md
      dubao export --issue 工人日报/2023-02-15 -o issue.html
      dubao export --search 网约车司机 --title 网约车 -o clippings.epub
      dubao export --bookmarks -o clippings.bib
      dubao export --clippings -o book.epub
    """
    if story_ids is None and not (issues or query or bookmarks or as_clipped):
        raise click.UsageError(
            tr("nothing to export: name stories by ID, --issue, --search, --bookmarks or --clippings.")
        )
    kind = export_kind(form, output, ENDINGS, LABELS, "md")
    with session.library(to_read=True) as library:
        found = _each_once(
            *(clipping_of(as_read(library.story(story_id))) for story_id in story_ids or ()),
            *(clipping for issue in issues for clipping in _of_issue(library, issue)),
            *(_clipped(library, _found(library, query)) if query else ()),
            *(_of_bookmarks(library) if bookmarks else ()),
            *(clippings(library) if as_clipped else ()),
        )
        if not found:
            raise NotDone(tr("Nothing was exported: no story was found or bookmarked."))
        draft = library.draft.read() if as_clipped else Draft()
        name = title or draft.title or usual_title(found)
        book = ClippingBook(title=name, clippings=found, introduction=draft.introduction)
        write = EXPORTS[kind].file if output else EXPORTS[kind].write
        content = pdf(library, book, paper) if kind == "pdf" else write(book, pictures_in(library.media))
    deliver(content, output)


def _each_once(*found: Clipping) -> list[Clipping]:
    """Return each story once, at its first place in the order, with the first note that comes with it."""
    kept: dict[int, Clipping] = {}
    for index, each in enumerate(found):
        # A story that is not in the library has no id: it is a story of its own.
        key = each.story_id if each.story_id is not None else -1 - index
        if key not in kept or (each.note and not kept[key].note):
            kept[key] = each
    return list(kept.values())


def _of_issue(library: "Library", issue: str) -> Iterator[Clipping]:
    newspaper, _, date = issue.rpartition("/")
    issues = [row for row in library.issues() if row.date == date and newspaper in ("", row.newspaper)]
    if not issues:
        raise NotHeld(HeldKind.ISSUE, issue)
    for each in issues:
        rows = library.story_rows(newspaper=each.newspaper, date=each.date)
        yield from _clipped(library, [row.id for row in rows])


def _found(library: "Library", query: str) -> FoundIds:
    found = library.found_ids(query)
    complain_of_cut(found.cut)
    return found


def _clipped(library: "Library", story_ids: Sequence[int]) -> Iterator[Clipping]:
    return map(clipping_of, map(as_read, library.stories(story_ids)))


def _of_bookmarks(library: "Library") -> Iterator[Clipping]:
    for kept in library.bookmarks.all():
        if kept.story_id is not None:
            yield clipping_of(as_read(library.story(kept.story_id)), kept.note, folder=kept.folder, tags=kept.tags)
