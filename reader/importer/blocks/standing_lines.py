"""Lines that stand on many pages of a newspaper, marked on the blocks of a page of it."""

from collections.abc import Iterable, Iterator

from reader.domain.house_style import HouseStyle, Standing
from reader.importer.blocks.block import Block
from reader.importer.shapes.column_label import bare_label


def mark_standing(blocks: Iterable[Block], style: HouseStyle) -> None:
    """Note on each block the part that its line has in the paper's house style."""
    for block in blocks:
        block.standing = style.part_of(bare_label(block.text)) if style.lines else None


def standing_lines(text: str, style: HouseStyle) -> Iterator[tuple[Standing, str]]:
    """Yield the standing lines in a text, without spaces, each with its part."""
    for line in text.split("\n"):
        bare = bare_label(line.strip("#* \t\u3000"))
        if part := style.part_of(bare):
            yield part, "".join(bare.split())
