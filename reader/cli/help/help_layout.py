"""Layout of help on a terminal: Chinese characters fill two cells, and a line may break between any two of them."""

import re
from collections.abc import Iterable, Iterator

import click

from reader.cli.words import tr
from reader.domain.span import Span
from reader.text.display_width import width_of

_UNBROKEN = "\b"
"""The first line of a paragraph that keeps its lines, as in Click."""
_WORDS = re.compile(r"[!-~]+")
"""Commands, options, names of fields and English words, which are not broken."""
_LEAST_BESIDE_CELLS = 20
"""Room for arguments beside the command of a usage line; with less they go below it."""


class HelpFormatter(click.HelpFormatter):
    """Click's formatter, with widths in cells of the terminal."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; its continuation hangs below the arguments."""
        head = f"{' ' * self.current_indent}{tr('Usage: ') if prefix is None else prefix}{prog} "
        margin = width_of(head)
        if self.width - margin < _LEAST_BESIDE_CELLS:
            self.write(f"{head.rstrip()}\n")
            head = " " * (margin := self.current_indent + 4)
        for line in _lines(args, self.width - margin) if args else ("",):
            self.write(f"{head}{line}".rstrip() + "\n")
            head = " " * margin

    def write_heading(self, heading: str) -> None:
        """Write a heading with its colon."""
        self.write(f"{' ' * self.current_indent}{tr('{heading}:').format(heading=heading)}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        margin = " " * self.current_indent
        lines = _paragraphs(text, self.width - self.current_indent)
        self.write("".join(f"{margin}{line}".rstrip() + "\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms with their definitions in a column beside them."""
        rows = list(rows)
        column = min(max((width_of(term) for term, _ in rows), default=0), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, said in rows:
            lines = list(_paragraphs(said, max(self.width - column - self.current_indent, 10)))
            beside = width_of(term) + col_spacing <= column
            first = lines.pop(0) if lines and beside else ""
            self.write(f"{margin}{term}{' ' * (column - width_of(term))}{first}".rstrip() + "\n")
            self.write("".join(f"{margin}{' ' * column}{line}".rstrip() + "\n" for line in lines))


class Context(click.Context):
    """Click's context, with the formatter of this module."""

    formatter_class = HelpFormatter


def _paragraphs(text: str, width: int) -> Iterator[str]:
    """Yield the lines of paragraphs, with blank lines between them."""
    for number, paragraph in enumerate(re.split(r"\n{2,}", text.strip("\n"))):
        if number:
            yield ""
        first, *rest = paragraph.split("\n")
        if first.strip(" ") == _UNBROKEN:
            yield from rest
        else:
            yield from _lines(" ".join(map(str.strip, (first, *rest))), width)


def _lines(text: str, width: int) -> Iterator[str]:
    # Imported when help is shown: the package of the page view takes a moment to load.
    from reader.cli.terminal.breaking import break_lines

    words = [Span(word.start(), word.end()) for word in _WORDS.finditer(text)]
    return (text[line.start : line.end] for line in break_lines(text, width, whole=words))
