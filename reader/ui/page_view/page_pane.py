"""The page view with its head: turn pages, zoom, print."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from reader.browse.printed_pages import PrintedPage
from reader.domain.story import StoryKind
from reader.ports.rows import PageRow, StoryRow
from reader.ui.language.names import day, newspaper_name, page_name
from reader.ui.language.words import mark, tr
from reader.ui.look.pictures import PictureShelf
from reader.ui.look.theme import ThemeKeeper
from reader.ui.page_view.composed_page import sheet_of
from reader.ui.page_view.page_handles import Spoken
from reader.ui.page_view.page_hits import hit_areas
from reader.ui.page_view.page_printing import print_sheet
from reader.ui.page_view.page_type import TypeCase
from reader.ui.page_view.page_view import PageView
from reader.ui.workbench.screen_head import ScreenHead

_BUTTONS = (
    ("previous", "back", mark("Previous page")),
    ("next", "forward", mark("Next page")),
    ("out", "zoom-out", mark("Smaller")),
    ("in", "zoom-in", mark("Larger")),
    ("width", "fit-width", mark("As wide as the window")),
    ("page", "fit-page", mark("Whole page")),
    ("preview", "preview", mark("Print preview…")),
    ("print", "print", mark("Print…")),
)


class PagePane(QObject):
    """The `view` and its `head`, made to work together. `page_wanted` is -1 or 1."""

    page_wanted = Signal(int)

    def __init__(self, themes: ThemeKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.view = PageView(themes)
        self.head = ScreenHead(themes, _BUTTONS)
        self._shelf: PictureShelf | None = None
        self._shown: PrintedPage | None = None
        self._display: Callable[[str], str] = str
        self.head.used.connect(self._use)

    @property
    def page(self) -> PageRow | None:
        return self._shown.page if self._shown else None

    def show_page(self, shown: PrintedPage, display: Callable[[str], str], story_id: int | None = None) -> None:
        """Set a page; `display` makes the text to show of the text as held, `story_id` is framed."""
        if self._shown is None or self._shown.media != shown.media or self._shelf is None:
            self._shelf = PictureShelf(shown.media)
            self.view.show_pictures(self._shelf)
        self._shown, self._display = shown, display
        sheet = sheet_of(
            shown.page,
            shown.stories,
            display=display,
            words=shown.cut,
            picture_size=self._shelf.size,
        )
        marked = hit_areas(sheet, shown.marker, TypeCase()) if shown.marker else ()
        self.view.show_sheet(sheet, {held.row.id: _spoken(held.row) for held in shown.stories}, marked)
        if story_id is not None:
            self.view.show_story(story_id)

    @property
    def title(self) -> str:
        """Newspaper, day and page that are shown."""
        if self._shown is None:
            return ""
        page = self._shown.page
        return " · ".join((newspaper_name(page.newspaper), day(page.date), page_name(page.number, page.section)))

    @property
    def first_row(self) -> StoryRow | None:
        """The first story of the page: by it the neighbouring pages are found."""
        listed = (held.row for held in self._shown.stories if held.row.id > 0) if self._shown else ()
        return next(iter(listed), None)

    def show_as(self, display: Callable[[str], str]) -> None:
        """Set the same page anew, with its text shown so."""
        if self._shown is not None and display != self._display:
            self.show_page(self._shown, display, self.view.current)

    def print_to(self, printer: QPrinter) -> bool:
        """Print the page; return False if the printer cannot begin."""
        return print_sheet(printer, self.view.sheet, self._shelf or (lambda name, width: None))

    def print_page(self) -> None:
        """Ask for a printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self._parent).exec():
            self.print_to(printer)

    def preview(self) -> None:
        """Show the page as the printer would set it."""
        dialog = QPrintPreviewDialog(QPrinter(QPrinter.PrinterMode.HighResolution), self._parent)
        dialog.paintRequested.connect(self.print_to)
        dialog.exec()

    def _use(self, name: str) -> None:
        match name:
            case "previous" | "next":
                self.page_wanted.emit(-1 if name == "previous" else 1)
            case "out":
                self.view.zoom_out()
            case "in":
                self.view.zoom_in()
            case "width":
                self.view.zoom_to_width()
            case "page":
                self.view.zoom_to_page()
            case "preview":
                self.preview()
            case _:
                self.print_page()


def _spoken(row: StoryRow) -> Spoken:
    if row.id < 0:
        return Spoken(tr("Advertisement") if row.kind == StoryKind.ADVERT else row.title)
    state = [tr("read") if row.read else tr("unread")]
    state += [tr("with a picture")] if row.photo_count else []
    return Spoken(row.title or tr("No headline"), tr(", ").join(state), row.read)
