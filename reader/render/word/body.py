"""The paragraphs and tables of a Word document, appended in constant time.

python-docx searches the whole document for the place of each new paragraph: 3,000 stories took six minutes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reader.render.xml_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


class Body:
    """The body of one document; paragraph styles are given by their ids in `styles`."""

    def __init__(self, document: "Document") -> None:
        self._parent: Any = document._body
        self._end: Any = document.element.body[-1]

    def add(self, style: str, text: str = "") -> "Paragraph":
        """Append a paragraph; a line end in the text becomes a line break."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element: Any = OxmlElement("w:p")
        element.style = style
        self._end.addprevious(element)
        return _filled(Paragraph(element, self._parent), text)

    def add_table(self, rows: Sequence[Sequence[tuple[str, str]]], widths: Sequence[int]) -> None:
        """Append a table: the style and the text of each cell, the widths of its columns in twentieths of a point.

        An empty paragraph follows: Word joins tables that touch, and wants a paragraph at the end of a document.
        """
        from docx.oxml.table import CT_Tbl
        from docx.shared import Twips
        from docx.text.paragraph import Paragraph

        element: Any = CT_Tbl.new_tbl(len(rows), len(rows[0]), Twips(sum(widths)))
        element.tblStyle_val = "TableGrid"
        self._end.addprevious(element)
        for column, width in zip(element.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Twips(width)
        for row, cells in zip(element.tr_lst, rows, strict=True):
            for cell, (style, text), width in zip(row.tc_lst, cells, widths, strict=True):
                cell.width = Twips(width)
                cell.p_lst[0].style = style
                _filled(Paragraph(cell.p_lst[0], self._parent), text)
        self.add("AfterTable")


def _filled(paragraph: "Paragraph", text: str) -> "Paragraph":
    if text:
        paragraph.add_run(xml_text(text))
    return paragraph
