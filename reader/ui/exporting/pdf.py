"""A clipping book as a PDF: title, contents, the stories as they are printed, the list of references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QThread
from PySide6.QtGui import QPageSize, QPdfWriter

from reader.library.rows import HeldStory
from reader.render.citation.gbt7714 import gbt7714
from reader.render.clipping import ClippingBook
from reader.render.story_css import StoryStyle
from reader.render.story_html import StoryPage, StoryWords
from reader.ui.exporting.pdf_text import readable
from reader.ui.printing.paged import print_text

_DPI = 300


@dataclass(frozen=True, slots=True)
class PdfLook:
    """The style of the text, what stands beside it, and the headings of contents and references."""

    style: StoryStyle
    words: StoryWords
    contents: str = "目录"
    references: str = "参考文献"


def book_pdf(book: ClippingBook, held: Sequence[HeldStory], media: Path, look: PdfLook) -> bytes:
    """The file's content; `held` are the book's stories as read, in its order. One story stands for itself."""
    page = StoryPage(look.style, look.words)
    writing = _Writing(page.document("".join(_pieces(page, book, held, look))), media, book.title)
    writing.start()
    writing.wait()
    if writing.error:
        raise writing.error
    return readable(writing.made)


class _Writing(QThread):
    """Qt sets texts with timers, which only its own threads have: a lane waits for this one."""

    def __init__(self, html: str, media: Path, title: str) -> None:
        super().__init__()
        self._html, self._media, self._title = html, media, title
        self.made = b""
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.made = _written(self._html, self._media, self._title)
        except Exception as error:  # noqa: BLE001  a thread ends here: whoever waits for it raises it again
            self.error = error


def _written(html: str, media: Path, title: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(title)
    writer.setCreator("Dubao")
    print_text(html, media, writer)
    del writer  # the file is whole only then
    return bytes(buffer.data().data())


def _pieces(page: StoryPage, book: ClippingBook, held: Sequence[HeldStory], look: PdfLook) -> Iterator[str]:
    alone = len(held) == 1 and not book.introduction
    if not alone:
        yield from _front(book, look)
    for number, story in enumerate(held):
        if number or not alone:
            yield '<p style="page-break-before: always"></p>'
        yield page.part(story, first=True)
        note = book.clippings[number].note
        if note:
            yield f'<hr><p class="signature">{_lines(note)}</p>'
    if held:
        yield f'<hr><p class="crosshead">{escape(look.references)}</p>'
        yield from (
            f'<p class="caption">{escape(line)}</p>' for line in gbt7714(book.clippings, book.edition).splitlines()
        )


def _front(book: ClippingBook, look: PdfLook) -> Iterator[str]:
    yield f'<p class="headline">{escape(book.title)}</p>'
    if book.introduction:
        yield f'<p class="text">{_lines(book.introduction)}</p>'
    yield f'<p class="crosshead">{escape(look.contents)}</p>'
    for number, clipping in enumerate(book.clippings, 1):
        yield f'<p class="caption">{number}. {escape(clipping.title)}　{escape(clipping.place)}</p>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
