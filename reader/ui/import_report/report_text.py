"""The report of an import as text, with every file: for the clipboard and for a file."""

from collections.abc import Iterator, Sequence

from reader.browse.import_files import Group, ImportFiles
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus
from reader.ui.language.error_messages import refusal
from reader.ui.language.import_names import advice, kind_name, status_name, summary
from reader.ui.language.names import labelled
from reader.ui.language.words import tr

ORDER = (
    *(FileStatus.REFUSED, FileStatus.PASSED_OVER),
    *(FileStatus.TAKEN, FileStatus.READ_AGAIN, FileStatus.SAME, FileStatus.HELD, FileStatus.LINKED),
)
"""The statuses as a report lists them: first what a person can do something about."""


def report_text(kept: ImportFiles) -> str:
    """Return the whole report."""
    return "\n".join(_lines(kept)) + "\n"


def group_name(group: FileGroup) -> str:
    """Return the name of a group with its number."""
    name = kind_name(group.passed) if group.passed else status_name(group.status)
    return tr("{name} ({n})").format(name=name, n=f"{group.count:,}")


def in_order(groups: Sequence[FileGroup]) -> list[FileGroup]:
    """Return groups in the order of a report, those of one status with their larger ones first."""
    return sorted(groups, key=lambda group: (ORDER.index(group.status), -group.count))


def _lines(kept: ImportFiles) -> Iterator[str]:
    yield tr("Report of the import")
    yield f"{kept.when.astimezone():%Y-%m-%d %H:%M}"
    yield from kept.given
    yield summary(kept.report)
    for group in in_order(kept.report.groups):
        yield ""
        yield _heading(group)
        yield from map(_line, kept.files.get(_key(group), ()))


def _key(group: FileGroup) -> Group:
    return group.status, group.passed


def _heading(group: FileGroup) -> str:
    if not group.passed:
        return group_name(group)
    name = labelled(status_name(group.status), group_name(group))
    return labelled(name, advice(group.passed))


def _line(outcome: FileOutcome) -> str:
    said = said_of(outcome)
    return f"  {labelled(outcome.path, said)}" if said else f"  {outcome.path}"


def said_of(outcome: FileOutcome) -> str:
    """Say why a file was refused, or from which other file its stories are held; '' of any other."""
    if outcome.reason:
        return refusal(outcome.reason, outcome.detail)
    return tr("as in {file}").format(file=outcome.same_as) if outcome.same_as else ""
