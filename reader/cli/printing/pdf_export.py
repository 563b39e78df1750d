"""PDF export on the command line."""

from typing import TYPE_CHECKING

from reader.cli.printing.output import complain
from reader.cli.words import tr, tr_n
from reader.render.exports import pictures_in

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.render.clipping import ClippingBook

PAPERS = ("a4", "a5", "b5", "letter")


def pdf(library: "Library", book: "ClippingBook", paper: str) -> bytes:
    """Make the content of the PDF; missing characters and pictures are reported on standard error. Raises NotSet."""
    # Imported for a PDF only: other commands do without it.
    from reader.render.pdf.book_pdf import book_pdf
    from reader.render.pdf.pdf_look import PdfLook

    read, words = pictures_in(library.media), library.aids.segmenter.words
    made = book_pdf(book, read, PdfLook(paper=paper), words=words)
    if made.missing:
        complain(tr("Characters that no font has are drawn as 〓: {characters}.").format(characters=made.missing_named))
    if made.left_out:
        complain(
            tr_n(
                "{n} picture cannot be read and is left out.",
                "{n} pictures cannot be read and are left out.",
                made.left_out,
            )
        )
    return made.content
