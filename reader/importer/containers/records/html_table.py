"""Tables in HTML under the name of a spreadsheet, as databases export them (.xls)."""

from collections.abc import Iterator

from reader.importer.containers.web.html_lines import lines_of
from reader.importer.containers.web.html_tree import tree_of


def cells(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of all tables, of cells with text in lines; nothing for HTML without a table."""
    tree = tree_of(text)
    for row in tree.iter("tr") if tree is not None else ():
        inside = [cell for cell in row if cell.tag in ("td", "th")]
        written = ["\n".join(line.text for line in lines_of(cell)) for cell in inside]
        if any(written):
            yield "", written
