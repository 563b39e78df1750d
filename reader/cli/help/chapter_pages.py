"""Manual pages of the chapters of the manual: dubao-query(1), as perl and others have their books in section 1."""

from collections.abc import Iterator

from reader.cli.help import roff
from reader.cli.words import explained, manual_language, tr
from reader.manual import chapters
from reader.manual.chapter_blocks import Block, Code, Heading, Item, Paragraph, Runs, Table, as_text, blocks, plain


def page_name(chapter: str) -> str:
    """Return the name of the page of a chapter."""
    return f"dubao-{chapter}"


def chapter_page(chapter: str, foot: str) -> str:
    """Return the manual page of a chapter; `foot` are the last arguments of its .TH line."""
    title, *rest = blocks(chapters.load(chapter, manual_language()))
    assert isinstance(title, Heading)
    lines = [
        f'.TH "{roff.plain(page_name(chapter)).upper()}" "1" {foot}',
        ".nh\n.ad l",
        roff.heading(tr("NAME")),
        f"{roff.plain(page_name(chapter))} \\- {roff.plain(plain(title.runs))}",
        roff.heading(tr("DESCRIPTION")),
        *_body(rest),
        roff.heading(tr("SEE ALSO")),
        ",\n".join(f".BR {roff.plain(name)} (1)" for name in _beside(chapter)),
    ]
    return "\n".join(lines) + "\n"


def _beside(chapter: str) -> Iterator[str]:
    yield "dubao"
    yield from (page_name(other) for other in chapters.NAMES if other != chapter)


def _body(parts: list[Block]) -> Iterator[str]:
    apart = False
    for block in parts:
        # A paragraph macro behind a heading is one too many.
        if apart and isinstance(block, Paragraph | Code):
            yield ".PP"
        yield from _lines(block)
        apart = not isinstance(block, Heading)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=2):
            yield roff.heading(plain(block.runs))
        case Heading():
            yield f'.SS "{roff.plain(plain(block.runs))}"'
        case Paragraph():
            yield roff.prose(_text(block.runs))
        case Item():
            yield f'.IP "{roff.plain(block.sign)}" 4'
            yield roff.prose(_text(block.runs))
        case Code():
            yield from roff.verbatim(block.lines)
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    """Yield the first cell of each row as a term, the others as its explanation."""
    for row in table.rows:
        first, *more = [_text(cell) for cell in row[1:] if cell] or [""]
        yield f".TP\n{roff.bold(plain(row[0]))}"
        yield roff.prose(explained(first, " ".join(more)) if more else first)


def _text(runs: Runs) -> str:
    return as_text(runs, lambda text, chapter: explained(text, f"`{page_name(chapter)}`(1)"))
