"""The format of a file that a command writes, by its name or by --format, which must not contradict each other."""

from collections.abc import Mapping
from pathlib import Path

from reader.cli.printing.output import NotDone
from reader.cli.words import listed, tr
from reader.render.file_names import PICTURES, Endings


def export_kind(form: str | None, file: Path | None, endings: Endings, labels: Mapping[str, str], usual: str) -> str:
    """Return the format to write: `form` if given, else that of the name of `file`, else `usual`.

    `labels` are the names of the formats for people. Raises NotDone if form and name contradict each other, and if no
    format has the ending of the name.
    """
    if file is None:
        return form or usual
    stated = endings.stated(file)
    if form:
        if stated and not endings.fits(form, file):
            said = tr("{file} was not written: its name says {stated}, and --format says {form}; change one of them.")
            raise NotDone(said.format(file=file, stated=labels[stated], form=labels[form]))
        return form
    if not stated and file.suffix:
        raise _unknown(file, endings)
    return stated or usual


def check_picture(file: Path) -> None:
    """Raise NotDone if no picture can be written in the format of this name."""
    if file.suffix and not PICTURES.stated(file):
        raise NotDone(
            tr("{file} was not written: no picture is known by {ending}; the names of pictures end in {known}.").format(
                file=file, ending=file.suffix, known=_known(PICTURES)
            )
        )


def _unknown(file: Path, endings: Endings) -> NotDone:
    said = tr("{file} was not written: no format is known by {ending}; say --format, or let the name end in {known}.")
    return NotDone(said.format(file=file, ending=file.suffix, known=_known(endings)))


def _known(endings: Endings) -> str:
    return listed(dict.fromkeys(each[0] for each in endings.kinds.values()))
