"""`dubao import`: files and folders into the library."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from reader.acts.importing import import_files, set_columns
from reader.cli.help.command import Command
from reader.cli.options.column_options import check_columns, mapping
from reader.cli.options.parameters import FILES
from reader.cli.options.standard_input import Given, readable_paths
from reader.cli.printing.column_words import preview_lines, preview_record
from reader.cli.printing.error_sentences import refusal, sentence, unusable
from reader.cli.printing.import_words import outcome_record, passed_lines
from reader.cli.printing.output import complain, counted, json_line, print_json, say
from reader.cli.printing.progress import progress
from reader.cli.process.exit_codes import ExitCode, code_of_signal
from reader.cli.process.stop_signals import Stopped, why
from reader.cli.session import Session
from reader.cli.words import clauses, sentence_of, tr, tr_n
from reader.errors import FileRefused, LibraryUnusable
from reader.library.last_import import last_import
from reader.library.views import ImportReport


@click.command("import", cls=Command, short_help="Take files and folders into the library.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=FILES)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object that lists every file.")
@mapping
@click.option("--show-map", is_flag=True, help="Import nothing; show how the columns of tables are read.")
@click.option("--new-library", is_flag=True, help="Begin an empty library in place of a missing one.")
@click.pass_context
@click.pass_obj
def import_command(
    session: Session,
    context: click.Context,
    paths: tuple[Path, ...],
    as_json: bool,
    columns: dict[str, str],
    show_map: bool,
    new_library: bool,
) -> None:
    """Import newspaper pages into the library: files, folders with everything in them, zips, or `-` for standard input.

    Accepted are Markdown, plain text, e-paper HTML, MHTML, EPUB, RSS, Atom, METS, ALTO, .docx, .odt, tables of articles
    (CSV, TSV, .xlsx, .xls, .ods, JSON and JSON Lines of any shape, text whose lines name the fields), the output of
    `dubao parse --json`, and archives of such files. A file:// address means its file; nothing is fetched from the web.
    A file that was imported before is skipped, unless newer rules read it better or a missing picture of its page is
    beside it now; a changed file replaces its earlier version, and its stories keep ids, bookmarks and read marks.
    Pages are stored one by one: an import that is stopped keeps the pages that it reported, and can simply be run
    again.

    The report names every file of a folder: taken, held already, refused, or passed over by its kind, with what can be
    done about it. `dubao history import` lists them one by one.

    If there never was a library, one is made. If the library is missing, because it was deleted, its disk is not
    mounted or only its backups are there, the command says so and makes none; --new-library begins an empty one.

    Which columns of a table hold headline, text, day and so on is guessed by their names, else by their cells;
    --show-map shows the guess with the first rows. --map changes it, for these files and for all tables of their
    folders, now and later: tables that the library holds of them are read again. Fields are title, kicker, deck, label,
    author, text, newspaper, date, year, month, day, page, issue (newspaper, day and page in one), section, url, saved;
    none leaves a column unread. What no field takes is kept beside the articles of its page.

    \b
    Examples:
      dubao import ~/newspapers/2023
      dubao import --show-map dump.csv
      dubao import dump.csv --map title=bt,text=zw,date=rq
      dubao --library /media/papers import page.md more.zip
      dubao parse --json *.md | dubao import -

    \b
    Exit codes:
      0   all files were imported, or were in the library before
      1   some files were refused, each with its reason; or stopped by Ctrl+C, part is stored
      2   nothing was done
      130 stopped by Ctrl+C before anything was stored
    """
    if show_map:
        with readable_paths(paths) as given:
            context.exit(_show_columns(session, given, columns, as_json))
    with session.library(make=True, anew=new_library) as library, readable_paths(paths) as given:
        check_columns(columns, given.paths)
        held = library.story_count()
        try:
            with progress(tr("Importing"), then_stop=False) as on_progress:
                if columns:
                    report = set_columns(library, given.paths, columns, on_progress, given.called).result
                else:
                    report = import_files(library, given.paths, on_progress, given.called).result
            _print_report(report, library.folder, as_json)
        except Stopped as error:
            # A second signal, or one while the report was printed: stored pages stay.
            context.exit(stopped(error.number, part_is_stored=library.story_count() != held))
    context.exit(exit_code(report, on_progress.stopped_by))


def _show_columns(session: Session, given: Given, columns: Mapping[str, str], as_json: bool) -> int:
    """Print how the columns of the tables among the files are read; return the exit code."""
    from reader.importer.table_preview import table_preview

    check_columns(columns, given.paths)
    shown = refused = 0
    for file in given.paths:
        try:
            preview = table_preview(file, {**_kept_columns(session, file), **columns})
        except FileRefused as error:
            complain(sentence(given.with_known_name(error)))
            refused += 1
            continue
        if preview is None:
            complain(tr("{file} is no table of articles.").format(file=given.said(file)))
            refused += 1
            continue
        shown += 1
        known = Path(given.said(file))
        if as_json:
            print_json(preview_record(known, preview))
        else:
            say("\n".join(preview_lines(known, preview)))
    return ExitCode.DONE if not refused else ExitCode.IN_PART if shown else ExitCode.NOT_DONE


def _kept_columns(session: Session, file: Path) -> Mapping[str, str]:
    """Return the fields that the library keeps of columns; none of a library that there is not."""
    try:
        with session.library(to_read=True) as library:
            return library.columns_kept(file)
    except LibraryUnusable:
        return {}


def _print_report(report: ImportReport, folder: Path, as_json: bool) -> None:
    complain_of_shortfalls(report)
    for each in report.refused:
        reason = refusal(each.reason, each.detail)
        complain(tr("{file} was not imported: {why}.").format(file=each.path, why=reason))
    nothing = not (report.files or report.known or report.refused or report.cancelled)
    if nothing:
        complain_of_nothing(report)
    for path in report.columns_guessed:
        said = tr(
            "The columns of {file} are guessed by their cells; `dubao import --show-map` shows how, --map changes it."
        )
        complain(said.format(file=path))
    if as_json:
        _print_json(report, folder)
        return
    say(_summary(report))
    if report.passed_over and not nothing:
        say(tr("Passed over:"))
        for line in passed_lines(report):
            say(f"  {line}")


def complain_of_nothing(report: ImportReport) -> None:
    """Say why nothing was imported: a sentence on each kind of file that was found."""
    for line in passed_lines(report) or [tr("there is no file.")]:
        complain(tr("Nothing was imported: {why}").format(why=line))


def _print_json(report: ImportReport, folder: Path) -> None:
    """Print the report as one object on one line; the list of its files is read as it is printed."""
    kept = last_import(folder)
    head = json_line(_record(report)).removesuffix("}")
    say(f'{head}, "listed": [', end="")
    for number, outcome in enumerate(kept.outcomes() if kept else ()):
        say((", " if number else "") + json_line(outcome_record(outcome)), end="")
    say("]}")


def complain_of_shortfalls(report: ImportReport) -> None:
    """Say if no backup could be made before the change, and if the index could not be brought up to date."""
    if report.no_backup:
        complain(tr("No backup of the library was made first: {why}.").format(why=unusable(report.no_backup)))
    if report.no_index:
        why = unusable(report.no_index)
        complain(tr("The search index is not up to date: {why}; `dubao check` says more.").format(why=why))


def exit_code(report: ImportReport, stopped_by: int = 0) -> int:
    """Return the exit code of an import; files that were in the library before count as done.

    `stopped_by` is the number of the signal that stopped the work, 0 without one; a sentence reports it.
    """
    done = bool(report.files or report.pages or report.reparsed)
    if report.cancelled:
        return stopped(stopped_by, part_is_stored=done)
    if report.refused and (done or report.known):
        return ExitCode.IN_PART
    return ExitCode.DONE if done or report.known else ExitCode.NOT_DONE


def stopped(number: int, *, part_is_stored: bool) -> int:
    """Say that a signal stopped an import; return the exit code."""
    if part_is_stored:
        said = tr("{stopped}; what was stored stays, and the same command goes on from there.")
    else:
        said = tr("{stopped}; nothing was stored.")
    complain(said.format(stopped=why(number)))
    return ExitCode.IN_PART if part_is_stored else code_of_signal(number)


def _summary(report: ImportReport) -> str:
    parts = [
        tr("Imported {files}: {pages}, {stories}, {photos}").format(
            files=counted(report.files, "file"),
            pages=counted(report.pages, "page"),
            stories=counted(report.stories, "story"),
            photos=counted(report.photos, "photo"),
        )
    ]
    if report.same:
        same = tr_n(
            "{n} of them holds the same text as another", "{n} of them hold the same text as others", report.same
        )
        parts.append(same)
    if report.known:
        held = tr("{files} held already").format(files=counted(report.known, "file"))
        again = tr_n("{n} of them read again", "{n} of them read again", report.reparsed) if report.reparsed else ""
        parts.append(tr("{held}, {again}").format(held=held, again=again) if again else held)
    if report.copies:
        parts.append(tr("{stories} held already").format(stories=counted(report.copies, "story")))
    if report.refused:
        parts.append(tr("{files} refused").format(files=counted(len(report.refused), "file")))
    if report.passed_over:
        parts.append(tr("{files} passed over").format(files=counted(report.passed_over, "file")))
    if report.reattached:
        parts.append(tr("{bookmarks} found again").format(bookmarks=counted(report.reattached, "bookmark")))
    if report.to_look_at:
        parts.append(tr("{bookmarks} to look at").format(bookmarks=counted(len(report.to_look_at), "bookmark")))
    if report.cancelled:
        parts.append(tr("stopped before the end"))
    return sentence_of(clauses(parts))


def _record(report: ImportReport) -> dict[str, object]:
    refused = [{"path": str(each.path), "reason": each.reason, "detail": each.detail} for each in report.refused]
    return asdict(report) | {"refused": refused}
