"""Pictures in a Word document, each stored once however often it is shown.

python-docx would read a picture's size itself, but does not know JPEG files without a JFIF or Exif head, which programs
for pictures write, and fails on damaged files with all sorts of errors: here it is given the size.
"""

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reader.render.picture import picture_type
from reader.render.word.styles import MEASURE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_EMU_PER_TWIP, _EMU_PER_INCH = 635, 914_400
_WIDEST, _HIGHEST = MEASURE * _EMU_PER_TWIP, 7 * _EMU_PER_INCH
"""The width of the text, and the height of a page less room for a caption."""

_SHARP_DPI = 150
"""The least resolution: a coarser picture is shown smaller."""


class Pictures:
    """The pictures of one document."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._kept: dict[str, str] = {}
        self._shown = 0

    def put(self, paragraph: "Paragraph", content: bytes, size: tuple[int, int], words: str) -> None:
        """Show a picture of `size` pixels in a paragraph; `words` is its alternative text."""
        from docx.oxml.shape import CT_Inline
        from docx.shared import Emu

        self._shown += 1
        wide, high = (pixels * _EMU_PER_INCH // _SHARP_DPI for pixels in size)
        scale = min(1.0, _WIDEST / wide, _HIGHEST / high)
        across, down = (Emu(max(1, int(length * scale))) for length in (wide, high))
        drawn: Any = CT_Inline.new_pic_inline(self._shown, self._part_of(content), "picture", across, down)
        drawn.docPr.set("descr", words)
        paragraph.add_run()._r.add_drawing(drawn)

    def _part_of(self, content: bytes) -> str:
        """Return the relation by which the document refers to the picture's file."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.parts.image import ImagePart

        digest, kind = sha256(content).hexdigest(), picture_type(content) or ""
        if digest not in self._kept:
            name = PackURI(f"/word/media/{digest[:16]}.{kind.partition('/')[2]}")
            self._kept[digest] = self._document.part.relate_to(ImagePart(name, kind, content), RELATIONSHIP_TYPE.IMAGE)
        return self._kept[digest]
