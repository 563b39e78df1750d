"""A stated headline that a text repeats at its top, as the public dump of 人民日报 and clippers of web pages do.

It is the text itself if no other stands below, or if it ends in a stop that the headline lacks.
"""

from collections.abc import Sequence

from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.sentence import is_finished
from reader.text.folding import Folding

_FOLDING = Folding()


def repeated_lines(lines: Sequence[str], title: str) -> int:
    """Count the lines at the top that repeat a title, in one line or in several, with the blank lines among them.

    Spaces, punctuation, widths and old characters may differ. Zero if the lines hold less or more than the title, or
    are the text.
    """
    rest = _signs(title)
    if not rest:
        return 0
    for number, line in enumerate(lines, 1):
        said = _signs(line)
        if not rest.startswith(said):
            return 0
        rest = rest[len(said) :]
        if not rest:
            return number if _is_over_text(lines, number) and not _is_sentence(line, title) else 0
    return 0


def _is_over_text(lines: Sequence[str], number: int) -> bool:
    return any(map(_signs, lines[number:]))


def _is_sentence(line: str, title: str) -> bool:
    return is_finished(half_width(line.strip())) and not is_finished(half_width(title.strip()))


def _signs(text: str) -> str:
    return "".join(sign for sign in _FOLDING.plain(text) if sign.isalnum())


def same_title(line: str, title: str) -> bool:
    """Return True for a line that is a title but for spaces, punctuation, widths and old characters."""
    return _signs(line) == _signs(title)
