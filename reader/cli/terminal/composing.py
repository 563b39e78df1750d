"""Setting paragraphs for a terminal: broken into lines, matches marked, nothing in them that a terminal would obey."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import click

from reader.cli.terminal.breaking import break_lines
from reader.cli.terminal.cells import width_of
from reader.cli.terminal.escaping import visible
from reader.cli.terminal.text_style import Look, cut, in_brackets
from reader.domain.span import Span

MEASURE = 80
"""Cells of a line at most: 40 Chinese characters, a book's measure, however wide the window is."""
NARROWEST = 16
"""Cells of a line at least; a narrower window breaks lines by itself."""

Spans = Callable[[str], Sequence[Span]]
Style = Callable[[str], str]


def _nothing(_: str) -> Sequence[Span]:
    return ()


@dataclass(frozen=True, slots=True)
class Taken:
    """Cells of a line that its text cannot have: before every line, before the first in place of that, and the first
    line's indent besides."""

    margin: int
    first: int
    indent: int


@dataclass(frozen=True)
class Composer:
    """Sets text in lines of `width` cells. `shown` gives a text as the person wants to see it, of the same length;
    `spans` what is marked in the text as held, `whole` what is not broken if it can be helped."""

    width: int
    look: Look
    shown: Callable[[str], str] = str
    spans: Spans = _nothing
    whole: Spans = _nothing

    def lines(
        self,
        text: str | None,
        *,
        style: Style = str,
        indent: int = 0,
        margin: str = "",
        hanging: str | None = None,
        lead: int = 0,
        at_right: bool = False,
        spans: Sequence[Span] | None = None,
    ) -> Iterator[str]:
        """The lines of `text`; none where there is no text.

        `indent`: blank cells before each first line. `margin` stands before every line, and `hanging`, which may be
        wider, in its place before the first. The first `lead` characters are bold. `spans` are marked instead of those
        that the composer finds.
        """
        ahead = margin if hanging is None else hanging
        start = 0
        for paragraph in text.split("\n") if text else ():
            end = start + len(paragraph)
            marks = self.spans(paragraph) if spans is None else within(spans, start, end)
            taken = Taken(margin=width_of(margin), first=width_of(click.unstyle(ahead)), indent=indent)
            for line in self._paragraph(paragraph, marks, style, taken, lead=lead, at_right=at_right):
                yield f"{ahead}{line}".rstrip()
                ahead = margin
            if not paragraph and start:
                yield margin.rstrip()
            start, lead = end + 1, 0

    def _paragraph(
        self, text: str, spans: Sequence[Span], style: Style, taken: "Taken", *, lead: int, at_right: bool
    ) -> Iterator[str]:
        shown = self.shown(text)
        lead = len(visible(shown[:lead]))
        text, spans = _harmless(shown, spans)
        if not self.look.styles:
            text, spans = in_brackets(text, spans)
        room = max(NARROWEST, self.width) - taken.margin
        lines = break_lines(
            text, room, indent=taken.first - taken.margin + taken.indent, whole=[*spans, *self.whole(text)]
        )
        for number, line in enumerate(lines):
            piece = text[line.start : line.end]
            blanks = room - width_of(piece) if at_right else taken.indent if number == 0 else 0
            yield " " * blanks + self._styled(piece, within(spans, line.start, line.end), style, lead - line.start)

    def _styled(self, piece: str, spans: Sequence[Span], style: Style, lead: int) -> str:
        if not self.look.styles:
            return piece
        out = ""
        for start, end, hit in cut(piece, spans):
            if hit:
                out += self.look.match(piece[start:end])
            else:
                middle = min(max(start, lead), end)
                out += self.look.bold(piece[start:middle]) + style(piece[middle:end])
        return out


def _harmless(text: str, spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """`text` with control characters spelt out, and its marks where they stand then."""
    pieces: list[str] = []
    marks: list[Span] = []
    at = 0
    for start, end, marked in cut(text, spans):
        piece = visible(text[start:end])
        if marked:
            marks.append(Span(at, at + len(piece)))
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), marks


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Those parts of the spans, which are in order, that lie between `start` and `end`, counted from `start`."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans[first:last]]
