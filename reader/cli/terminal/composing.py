"""Layout of paragraphs on a terminal: lines, highlighted hits, no control characters."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import click

from reader.cli.terminal.breaking import break_lines
from reader.cli.terminal.text_style import Look, cut, in_brackets
from reader.domain.span import Span
from reader.text.display_width import width_of
from reader.text.escaping import visible

WIDEST_CELLS = 80
"""The longest line: 40 Chinese characters, the measure of a book, however wide the terminal is."""
NARROWEST_CELLS = 16
"""The shortest line; a narrower terminal breaks lines by itself."""

Spans = Callable[[str], Sequence[Span]]
Style = Callable[[str], str]


def _nothing(_: str) -> Sequence[Span]:
    return ()


@dataclass(frozen=True, slots=True)
class Reserved:
    """Cells that the text of a line cannot fill: `margin` before every line, `first` instead before the first line, and
    `indent` of the first line besides."""

    margin: int
    first: int
    indent: int


@dataclass(frozen=True, slots=True)
class Ready:
    """Text as it is printed, without control characters, and the places of hits in it."""

    text: str
    spans: Sequence[Span]


@dataclass(frozen=True)
class Composer:
    """Lays text out in lines of `width` cells.

    `shown` converts stored text to display text of the same length. Of stored text, `spans` returns the hits, and
    `whole` the spans that are broken only if they do not fit on a line.
    """

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
        """Yield the lines of `text`; no line without text.

        `indent`: blank cells at the start of each paragraph. `margin` precedes every line; `hanging`, which may be
        wider, replaces it before the first. The first `lead` characters are bold. `spans` replaces the hits that the
        composer would find.
        """
        ahead = margin if hanging is None else hanging
        start = 0
        for paragraph in text.split("\n") if text else ():
            end = start + len(paragraph)
            hits = self.spans(paragraph) if spans is None else within(spans, start, end)
            reserved = Reserved(margin=width_of(margin), first=width_of(click.unstyle(ahead)), indent=indent)
            for line in self._paragraph(paragraph, hits, style, reserved, lead=lead, at_right=at_right):
                yield f"{ahead}{line}".rstrip()
                ahead = margin
            if not paragraph and start:
                yield margin.rstrip()
            start, lead = end + 1, 0

    def _paragraph(
        self, text: str, spans: Sequence[Span], style: Style, reserved: "Reserved", *, lead: int, at_right: bool
    ) -> Iterator[str]:
        shown = self.shown(text)
        lead = len(visible(shown[:lead]))
        ready = self.ready(shown, spans)
        text, spans = ready.text, ready.spans
        room = max(NARROWEST_CELLS, self.width) - reserved.margin
        lines = break_lines(
            text, room, indent=reserved.first - reserved.margin + reserved.indent, whole=[*spans, *self.whole(text)]
        )
        for number, line in enumerate(lines):
            piece = text[line.start : line.end]
            blanks = room - width_of(piece) if at_right else reserved.indent if number == 0 else 0
            yield " " * blanks + self.styled(piece, within(spans, line.start, line.end), style, lead - line.start)

    def ready(self, shown: str, spans: Sequence[Span]) -> Ready:
        """Return display text with its hits as it is printed: between brackets if the terminal has no styles."""
        text, spans = _harmless(shown, spans)
        return Ready(text, spans) if self.look.styles else Ready(*in_brackets(text, spans))

    def styled(self, piece: str, spans: Sequence[Span], style: Style = str, lead: int = 0) -> str:
        """Return a piece of ready text in its styles; the first `lead` characters are bold."""
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
    """`text` with control characters spelt out, and `spans` moved accordingly."""
    pieces: list[str] = []
    moved: list[Span] = []
    at = 0
    for start, end, hit in cut(text, spans):
        piece = visible(text[start:end])
        if hit:
            moved.append(Span(at, at + len(piece)))
        pieces.append(piece)
        at += len(piece)
    return "".join(pieces), moved


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """Return the parts of the sorted spans between `start` and `end`, with offsets from `start`."""
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans[first:last]]
