"""A stated headline that a text repeats at its top, as the public dump of 人民日报 and clippers of web pages do."""

from collections.abc import Sequence

from reader.text.folding import Folding

_FOLDING = Folding()


def repeated_lines(lines: Sequence[str], title: str) -> int:
    """Count the lines at the top that repeat a title, in one line or in several, with the blank lines among them.

    Spaces, punctuation, widths and old characters may differ. Zero if the lines hold less or more than the title.
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
            return number
    return 0


def _signs(text: str) -> str:
    return "".join(sign for sign in _FOLDING.plain(text) if sign.isalnum())


def same_title(line: str, title: str) -> bool:
    """Return True for a line that is a title but for spaces, punctuation, widths and old characters."""
    return _signs(line) == _signs(title)
