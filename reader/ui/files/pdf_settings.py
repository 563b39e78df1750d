"""The look of a PDF made from the window, and the sentence on one that lacks something."""

from reader.render.pdf.book_pdf import BookPdf
from reader.render.pdf.pdf_look import PdfLook
from reader.render.story_css import StoryStyle
from reader.settings import Settings
from reader.ui.language.names import story_words
from reader.ui.language.words import tr, tr_n

_SIZE = 14
"""The size of the text in pixels: 10.5 points, which Chinese printers call size five (五号)."""


def pdf_look(settings: Settings) -> PdfLook:
    """The look by the settings; other characters than the original's only for a person who copies what is shown."""
    style = StoryStyle(
        size=_SIZE,
        serif=settings.font_family == "serif",
        indent=settings.indent,
        full_width=settings.full_width,
        script=settings.script if settings.copy_as_shown else "original",
    )
    return PdfLook(style, story_words(), tr("Contents"), tr("References"), tr("Note"))


def lacking(pdf: BookPdf) -> str:
    """A sentence or two on what the file lacks; '' if nothing."""
    said = []
    if pdf.missing:
        said.append(
            tr("Characters that no font has are drawn as 〓: {characters}").format(characters=pdf.missing_named)
        )
    if pdf.left_out:
        said.append(
            tr_n(
                "{n} picture cannot be read and is left out",
                "{n} pictures cannot be read and are left out",
                pdf.left_out,
            )
        )
    return tr("; ").join(said)
