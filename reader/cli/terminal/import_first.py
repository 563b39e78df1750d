"""The import of files, or of the sample, before reading."""

from collections.abc import Sequence
from pathlib import Path

from reader.acts.importing import import_files
from reader.cli.commands.import_command import complain_of_nothing, complain_of_shortfalls, stopped
from reader.cli.printing.error_sentences import refusal
from reader.cli.printing.output import complain
from reader.cli.printing.progress import progress
from reader.cli.terminal.console import Left
from reader.cli.words import tr
from reader.library.library import Library
from reader.library.views import ImportReport
from reader.text.escaping import on_one_line


def take_in(library: Library, files: Sequence[Path]) -> ImportReport:
    """Import files, and say why some were refused. Raises LibraryUnusable; Left if a signal stops the import."""
    with progress(tr("Importing"), then_stop=False) as on_progress:
        report = import_files(library, files, on_progress).result
    if on_progress.stopped_by:
        raise Left(stopped(on_progress.stopped_by, part_is_stored=report.files > 0))
    complain_of_shortfalls(report)
    for each in report.refused:
        why = refusal(each.reason, each.detail)
        complain(on_one_line(tr("{file} was not imported: {why}.").format(file=each.path, why=why)))
    if not (report.files or report.known or report.refused):
        complain_of_nothing(report)
    return report
