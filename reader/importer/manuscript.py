"""Stage 3, manuscript: text with the lines that it comes from, and what its container itself states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.domain.newspaper import Guess
from reader.domain.origin import Origin
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import JumpLine, Paragraph, Story, StoryKind
from reader.importer.blocks.block import Block
from reader.importer.furniture import LeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenHead:
    """An article's head as its container states it (HTML tags, front matter, `专栏：`); None for what it leaves out.

    '' states that there is none of a part. `byline` is the line as printed.
    """

    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    column_label: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a page that is parsed by itself.

    `lines[n]` says where line n+1 of `text` stands in the manuscript's text; empty if nothing was moved. A source with
    marks of its own (HTML, Word, a tool's JSON) gives `blocks` in place of `text`, with the numbers of their lines in
    the manuscript's text, or numbers of which `lines` says the same. With `given` the part is one article with this
    head. `origin` is the address that this part was saved from, if it has one of its own. `continued_from` and
    `continued_on` are the marks of pages between which its container parts the article. `has_crossheads` is False if
    each of its lines is a paragraph, `is_cut` if no paragraph goes on below the end of a column: a program wrote them.
    `is_advert` is True for an advertisement.
    """

    text: str = ""
    lines: Sequence[SourceLines] = ()
    blocks: Sequence[Block] = ()
    given: GivenHead | None = None
    origin: Origin | None = None
    continued_from: JumpLine | None = None
    continued_on: JumpLine | None = None
    has_crossheads: bool = True
    is_cut: bool = True
    is_advert: bool = False


PlacedLine = tuple[str, SourceLines]
"""A line of a part's text, and its place in the manuscript's text."""


def part_of(
    written: Iterable[PlacedLine],
    given: GivenHead | None = None,
    *,
    origin: Origin | None = None,
    has_crossheads: bool = True,
    is_cut: bool = True,
) -> Part:
    """Return the part that these lines are the text of."""
    lines = list(written)
    return Part(
        text="\n".join(text for text, _ in lines),
        lines=[place for _, place in lines],
        given=given,
        origin=origin,
        has_crossheads=has_crossheads,
        is_cut=is_cut,
    )


def placed(lines: Sequence[str], indices: Iterable[int], start: int = 0) -> list[PlacedLine]:
    """Return some of a file's lines by their indices (from 0); `start` is the index of the manuscript's first line."""
    return [(lines[at], SourceLines(at - start + 1, at - start + 1)) for at in indices]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """One page: its text as kept and shown, the parts to parse, what the container says of its place in an issue.

    `furniture` are lines of the container's own (front matter, `第4版()`), kept as items so that no text is lost.
    `left_out` are words around the page that are none of it (a site's menus), by kind. `origin` is where the page was
    saved from, if that was the web.
    """

    text: str
    parts: tuple[Part, ...]
    furniture: tuple[Story, ...] = ()
    guesses: tuple[Guess, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    origin: Origin | None = None


def furniture(lines: Sequence[tuple[int, str]]) -> tuple[Story, ...]:
    """Return one item that keeps numbered lines of a container as they stand; nothing for no lines."""
    kept = tuple(
        Paragraph(text=text.strip(), lines=(SourceLines(number, number),)) for number, text in lines if text.strip()
    )
    return (Story(kind=StoryKind.FOLIO, paragraphs=kept),) if kept else ()


def one_page(pages: Sequence[Manuscript]) -> Manuscript:
    """Return several manuscripts as one page, one below the other."""
    text: list[str] = []
    parts: list[Part] = []
    kept: list[Story] = []
    for page in pages:
        above = len(text)
        lines = page.text.split("\n")
        parts += [_below(part, above, len(lines)) for part in page.parts]
        kept += [replace(story, paragraphs=_paragraphs_below(story, above)) for story in page.furniture]
        text += [*lines, ""]
    return replace(
        pages[0],
        text="\n".join(text),
        parts=tuple(parts),
        furniture=tuple(kept),
        guesses=tuple(guess for page in pages for guess in page.guesses),
        problems=tuple(dict.fromkeys(problem for page in pages for problem in page.problems)),
        left_out=tuple(left for page in pages for left in page.left_out),
    )


def _below(part: Part, above: int, size: int) -> Part:
    lines = part.lines or [SourceLines(number, number) for number in range(1, size + 1)]
    return replace(part, lines=[SourceLines(place.first + above, place.last + above) for place in lines])


def _paragraphs_below(story: Story, above: int) -> tuple[Paragraph, ...]:
    return tuple(
        replace(each, lines=tuple(SourceLines(one.first + above, one.last + above) for one in each.lines))
        for each in story.paragraphs
    )
