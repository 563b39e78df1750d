"""The paragraphs of a Word document, appended in constant time.

python-docx searches the whole document for the place of each new paragraph: 3,000 stories took six minutes.
"""

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
        paragraph = Paragraph(element, self._parent)
        if text:
            paragraph.add_run(xml_text(text))
        return paragraph
