"""A difference as one text with marks for what was cut, added, changed and moved: plain, as wdiff does, or Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.difference import DifferenceKind, DiffPassage, TextDifference
from reader.domain.span import Span


@dataclass(frozen=True, slots=True)
class Marks:
    """Signs before and after a text that was cut, added, moved away, and moved here."""

    cut: tuple[str, str]
    added: tuple[str, str]
    away: tuple[str, str]
    here: tuple[str, str]


PLAIN = Marks(cut=("[-", "-]"), added=("{+", "+}"), away=("[>", "<]"), here=("{>", "<}"))
MARKDOWN = Marks(cut=("~~", "~~"), added=("**", "**"), away=("~~↷ ", "~~"), here=("**↷ ", "**"))


def marked(difference: TextDifference, marks: Marks) -> str:
    """Return both texts in one, line by line as printed, with marks around what differs."""
    return "".join(piece for passage in difference.passages for piece in _pieces(difference, passage, marks))


def _pieces(difference: TextDifference, passage: DiffPassage, marks: Marks) -> Iterator[str]:
    first, second = _cut(difference.first, passage.first), _cut(difference.second, passage.second)
    match passage.kind:
        case DifferenceKind.SAME:
            yield second
            if second.rstrip() == second:
                # What was cut behind it began a line.
                yield first[len(first.rstrip()) :]
        case DifferenceKind.CUT:
            yield _around(first, marks.cut)
        case DifferenceKind.ADDED:
            yield _around(second, marks.added)
        case DifferenceKind.CHANGED:
            yield _around(first.rstrip(), marks.cut)
            yield _around(second, marks.added)
        case DifferenceKind.MOVED_AWAY:
            yield _around(first, marks.away)
        case DifferenceKind.MOVED_HERE:
            yield _around(second, marks.here)


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _around(text: str, marks: tuple[str, str]) -> str:
    """Return a text in marks, each of its lines by itself, white space outside of them."""
    before, after = marks
    return "".join(
        f"{before}{line.strip()}{after}{line[len(line.rstrip()) :]}" if line.strip() else line
        for line in text.splitlines(keepends=True)
    )
