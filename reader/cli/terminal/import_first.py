"""Files taken into the library before reading, and the sample."""

from collections.abc import Sequence
from pathlib import Path

from reader.cli.commands.import_command import complain_of_shortfalls, stopped
from reader.cli.printing.error_sentences import refusal
from reader.cli.printing.output import complain
from reader.cli.printing.progress import progress
from reader.cli.terminal.console import Left
from reader.cli.terminal.escaping import on_one_line
from reader.cli.words import tr
from reader.library.library import Library
from reader.library.views import ImportReport


def take_in(library: Library, files: Sequence[Path]) -> ImportReport:
    """Import these files; what was refused is said with its reason. Raises LibraryUnusable; Left if it is stopped."""
    with progress(tr("Importing"), then_stop=False) as told:
        report = library.import_paths(files, told)
    if told.stopped_by:
        raise Left(stopped(told.stopped_by, part_is_stored=report.files > 0))
    complain_of_shortfalls(report)
    for each in report.refused:
        why = refusal(each.reason, each.detail)
        complain(on_one_line(tr("{file} was not imported: {why}.").format(file=each.path, why=why)))
    return report
