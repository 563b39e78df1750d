"""`dubao page`: newspaper, day and number of pages, their evidence, and a person's decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reader.acts import pages
from reader.cli.commands.list_command import Day
from reader.cli.help.command import Group
from reader.cli.options import name_completion
from reader.cli.options.given_ids import Count, ids_argument
from reader.cli.options.name_completion import days, newspapers
from reader.cli.options.parameters import ID, TEXT
from reader.cli.printing.output import complain, print_result, say
from reader.cli.printing.page_lines import (
    JUMP_FIELDS,
    PAGE_FIELDS,
    jump_line,
    jump_record,
    page_line,
    page_record,
    placed_record,
)
from reader.cli.printing.row_shape import Shape, json_lines, shaped
from reader.cli.printing.waiting_words import evidence_records, fact_name, unsettled, waiting_lines
from reader.cli.session import Session
from reader.cli.words import listed, tr, tr_n
from reader.domain.newspaper import PageFacts
from reader.errors import HeldKind, NotHeld
from reader.library.placing import WaitingPage, page_number

if TYPE_CHECKING:
    from reader.library.library import Library


@click.group("page", cls=Group, short_help="Confirm or correct newspaper, day and number of pages.")
def page() -> None:
    """List pages, and those that wait for confirmation; confirm or correct their newspaper, day and number.

    Facts that a person sets survive re-import and changes of the importer's rules.
    """


@page.command("list", short_help="List the pages of the library.")
@click.option("--newspaper", type=TEXT, shell_complete=newspapers, help="Only this newspaper.")
@click.option("--date", metavar="YYYY-MM-DD", type=Day(), shell_complete=days, help="Only this day.")
@shaped(PAGE_FIELDS)
@click.pass_obj
def list_command(session: Session, newspaper: str | None, date: str | None, shape: Shape) -> None:
    """List the pages of the library, newest first: id, date, newspaper, page, section, number of stories.

    \b
    Fields of --json and --format:
      id, newspaper, date, page, section, stories, unread

    \b
    Example:
      dubao page list --date 2023-02-15
    """
    with session.library(to_read=True) as library:
        shape.begin()
        for issue in library.issues():
            if newspaper in (None, issue.newspaper) and date in (None, issue.date):
                for row in library.pages(issue.newspaper, issue.date):
                    record = page_record(row)
                    shape.row(record, page_line, record)


@page.command("waiting", short_help="List the pages that wait to be confirmed, with the evidence.")
@shaped((*PAGE_FIELDS, "file", "titles"))
@click.pass_obj
def waiting_command(session: Session, shape: Shape) -> None:
    """List the pages whose newspaper, day or number is guessed or not known, by file: each with the guesses, their
    evidence, and its first headlines. `dubao page confirm` and `dubao page correct` settle them.

    \b
    Fields of --json and --format: those of `dubao page list`, and
      file, titles (first headlines); with --json also
      evidence, [{"fact", "value", "reasons": [...]}]

    \b
    Examples:
      dubao page waiting
      dubao page waiting --format '{id}\\t{newspaper}\\t{date}\\t{page}\\t{file}'
    """
    with session.library(to_read=True) as library:
        shape.begin()
        for each in library.placing.waiting():
            titles = library.placing.titles(each.row.id)
            record = page_record(each.row) | {"file": each.path, "titles": titles}
            evidence = {"evidence": evidence_records(each)} if shape.as_json else {}
            shape.row(record | evidence, waiting_lines, each, titles)


@page.command("confirm", short_help="Confirm the guesses about pages.")
@ids_argument("page_ids", metavar="PAGE", complete=name_completion.waiting_pages)
@click.option("--folder", "for_folder", is_flag=True, help="Also all pages in the same folder that wait.")
@json_lines
@click.pass_context
@click.pass_obj
def confirm_command(
    session: Session, context: click.Context, page_ids: tuple[int, ...], for_folder: bool, as_json: bool
) -> None:
    """Confirm the guessed newspaper, day and number of the pages with these numbers, the first in the lines of `dubao
    page waiting`.

    With --folder the newspaper applies to the whole folder, also for later imports; its other pages that wait are
    confirmed with the day and number guessed for each.

    \b
    Examples:
      dubao page confirm 4
      dubao page confirm 4 --folder
      dubao page waiting --ids | dubao page confirm -
    """
    count = Count()
    with session.library() as library:
        waiting = {each.row.id: each for each in library.placing.waiting()}
        if for_folder:
            placed = _confirm_folders(library, page_ids, waiting, count)
        else:
            placed = [page_id for page_id in page_ids if page_id in waiting]
            _report_others(library, page_ids, waiting, count)
            pages.confirm(library, [waiting[page_id] for page_id in placed])
        count.done += len(placed)
        _report(library, placed, as_json)
    context.exit(count.exit_code)


@page.command("correct", short_help="Set newspaper, day, number or section of pages.")
@ids_argument("page_ids", metavar="PAGE", complete=name_completion.waiting_pages)
@click.option("--newspaper", type=TEXT, shell_complete=newspapers, help="The newspaper.")
@click.option("--date", metavar="YYYY-MM-DD", type=Day(), help="The day.")
@click.option("--page", "number", type=TEXT, help="The page's number, such as 2 or A05.")
@click.option("--section", type=TEXT, help="The page's section, such as 要闻.")
@click.option("--folder", "for_folder", is_flag=True, help="Also all pages in the same folder that wait.")
@click.option("--stories", is_flag=True, help="PAGE is the ID of a story on the page.")
@json_lines
@click.pass_context
@click.pass_obj
def correct_command(
    session: Session,
    context: click.Context,
    page_ids: tuple[int, ...],
    newspaper: str | None,
    date: str | None,
    number: str | None,
    section: str | None,
    for_folder: bool,
    stories: bool,
    as_json: bool,
) -> None:
    """Set newspaper, day, number or section of the pages with these numbers, the first in the lines of `dubao page
    list`. Facts that are not given stay as they are.

    With --folder newspaper, day and section apply to the whole folder: to its other pages that wait, unless they state
    other facts themselves, and to later imports.

    \b
    Examples:
      dubao page correct 4 --newspaper 工人日报 --date 2023-02-15 --page 2
      dubao page correct 4 --newspaper 工人日报 --folder
      dubao list --newspaper 工人曰报 --ids | dubao page correct --newspaper 工人日报 --stories -
    """
    facts = PageFacts(newspaper=newspaper, date=date, number=page_number(number or "") or None, section=section)
    if facts == PageFacts():
        raise click.UsageError(tr("nothing to change: give --newspaper, --date, --page or --section."))
    count = Count()
    with session.library() as library:
        ids = _pages_of(library, page_ids, count) if stories else list(dict.fromkeys(page_ids))
        said = pages.say(library, ids, facts, for_folder=for_folder).result
        for error in said.missing:
            count.miss(error)
        placed = list(said.page_ids)
        count.done += len(placed)
        _report(library, placed, as_json)
    context.exit(count.exit_code)


@page.command("text", short_help="Print the text of a page as it was imported.")
@click.argument("page_id", metavar="PAGE", type=ID)
@click.option("--stories", is_flag=True, help="PAGE is the ID of a story on it.")
@click.pass_obj
def text_command(session: Session, page_id: int, stories: bool) -> None:
    """Print the text of the page with this number as it was imported, before the importer divided it into stories.

    \b
    Examples:
      dubao page text 4
      dubao page text --stories 12 | less
    """
    with session.library(to_read=True) as library:
        number = library.story(page_id).row.page_id if stories else page_id
        text = library.source_of(number).text
    say(text, end="" if text.endswith("\n") else "\n")


@page.command("jumps", short_help="List stories whose other part is missing.")
@shaped(JUMP_FIELDS)
@click.pass_obj
def jumps_command(session: Session, shape: Shape) -> None:
    """List the stories whose beginning or rest is not in the library: 下转 or 上接 names a page that is missing, or
    that has no such story.

    \b
    Fields of --json and --format:
      id, newspaper, date, page, headline, goes (on or back), other_page, page_held

    \b
    Example:
      dubao page jumps --format '{newspaper}\\t{date}\\t{other_page}' | sort -u
    """
    with session.library(to_read=True) as library:
        found = library.open_jumps()
    shape.begin()
    for jump in found:
        shape.row(jump_record(jump), jump_line, jump)


def _confirm_folders(
    library: "Library", page_ids: Sequence[int], waiting: dict[int, WaitingPage], count: Count
) -> list[int]:
    """Confirm the folders of these pages; return the ids of the pages that were confirmed."""
    _report_others(library, page_ids, waiting, count)
    confirmed = [waiting[page_id] for page_id in page_ids if page_id in waiting]
    return list(pages.confirm_folders(library, confirmed, list(waiting.values())).result.page_ids)


def _report_others(library: "Library", page_ids: Sequence[int], waiting: dict[int, WaitingPage], count: Count) -> None:
    """Report the pages that are not in the library, and those that do not wait."""
    for page_id in dict.fromkeys(page_ids):
        if page_id in waiting:
            continue
        try:
            library.page(page_id)
        except NotHeld as error:
            count.miss(error)
        else:
            complain(tr("Page {id} waits for nothing.").format(id=page_id))
            count.done += 1


def _pages_of(library: "Library", story_ids: Sequence[int], count: Count) -> list[int]:
    rows = {row.id: row.page_id for row in library.rows_by_id(story_ids)}
    for story_id in dict.fromkeys(story_ids):
        if story_id not in rows:
            count.miss(NotHeld(HeldKind.STORY, story_id))
    return list(dict.fromkeys(rows[story_id] for story_id in story_ids if story_id in rows))


def _report(library: "Library", page_ids: Sequence[int], as_json: bool) -> None:
    """Print the pages with their present facts, and the facts that still wait for confirmation."""
    waiting = {each.row.id: each for each in library.placing.waiting()}
    for page_id in page_ids:
        facts, stories = library.page(page_id).facts, library.story_rows(page_id=page_id)
        record = placed_record(page_id, facts, stories)
        still = unsettled(waiting[page_id]) if page_id in waiting else []
        waits = tr("waits for: {facts}").format(facts=listed(map(fact_name, still))) if still else ""
        print_result(record | {"waits_for": still}, "  ".join(filter(None, (page_line(record), waits))), as_json)
    if left := len(waiting.keys() & set(page_ids)):
        complain(
            tr_n(
                "{n} page still waits; `dubao page waiting` says why, `dubao page correct` settles it.",
                "{n} pages still wait; `dubao page waiting` says why, `dubao page correct` settles it.",
                left,
            )
        )
