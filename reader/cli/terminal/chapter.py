"""Layout of a chapter of the manual on a terminal."""

import re
from collections.abc import Iterator, Sequence

from reader.cli.terminal.composing import Composer
from reader.cli.words import explained
from reader.domain.span import Span
from reader.manual.chapter_blocks import Block, Code, Heading, Item, Paragraph, Runs, Table, as_text, blocks, plain
from reader.text.display_width import padded, width_of

_CODE = re.compile(r"`[^`]+`")
_MARGIN = "  "
_WIDEST_TERM_CELLS = 26
"""The widest first column of a table; a wider term pushes its line to the right."""


def chapter_lines(text: str, composer: Composer) -> Iterator[str]:
    """Yield the lines of a chapter, given as Markdown; blank lines between its blocks."""
    # Without the person's choice of punctuation: keys and queries stay half-width, as they are typed.
    composer = Composer(composer.width, composer.look, whole=_code_in)
    before: Block | None = None
    for block in blocks(text):
        if before is not None and not (isinstance(before, Item) and isinstance(block, Item)):
            yield ""
        yield from _lines(block, composer)
        before = block


def _lines(block: Block, composer: Composer) -> Iterator[str]:
    match block:
        case Heading():
            title = plain(block.runs)
            yield from composer.lines(title, lead=len(title))
        case Paragraph():
            yield from composer.lines(_text(block.runs))
        case Item():
            hanging = f"{_MARGIN}{block.sign} "
            yield from composer.lines(_text(block.runs), margin=" " * len(hanging), hanging=hanging)
        case Code():
            yield from (f"{_MARGIN}{line}".rstrip() for line in block.lines)
        case Table():
            yield from _table(block, composer)


def _table(table: Table, composer: Composer) -> Iterator[str]:
    """Yield the lines of a table: the first cell of each row as a term, the others beside it."""
    terms = [plain(row[0]) for row in table.rows]
    wide = len(_MARGIN) + min(max(map(width_of, terms), default=0), _WIDEST_TERM_CELLS) + 2
    for term, row in zip(terms, table.rows, strict=True):
        # The column beside the explanation, such as the number of stories found, goes into brackets.
        first, *rest = [_text(cell) for cell in row[1:] if cell]
        said = explained(first, " ".join(rest)) if rest else first
        hanging = padded(f"{_MARGIN}{term}", max(wide, len(_MARGIN) + width_of(term) + 2))
        yield from composer.lines(said, margin=" " * wide, hanging=hanging)


def _code_in(text: str) -> Sequence[Span]:
    return [Span(*code.span()) for code in _CODE.finditer(text)]


def _text(runs: Runs) -> str:
    return as_text(runs, lambda text, chapter: explained(text, f"`dubao help {chapter}`"))
