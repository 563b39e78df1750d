"""Export stories from the File menu: those selected in the list, or all that are listed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.browse import listed_rows
from reader.browse.listing import ListingKind, Place
from reader.library.library import Library
from reader.render.exports import ENDINGS
from reader.render.gbt_edition import Edition
from reader.render.pdf.pdf_look import PdfLook
from reader.settings import StoryOrder
from reader.ui.exporting.gathering import Made, Wanted, forms, make, suffix
from reader.ui.exporting.pdf_look import pdf_look
from reader.ui.language.words import tr
from reader.ui.look.saving import write_file

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


class ExportingCommands:
    """The 'exporting' commands; other parts export through `save`."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def export_selected(self) -> None:
        """The stories selected in the list, or the open one."""
        story, selected = self._window.desk.story, self._window.list_pane.selected_ids()
        ids = selected if len(selected) > 1 else [story.row.id] if story else []
        alone = story.row.title if story and len(ids) == 1 else ""
        if ids:
            self._ask(ids, alone or self._window.list_pane.title.text(), "" if alone else None)

    def export_listed(self) -> None:
        """All that is listed: an issue, a page, a folder, what a search found."""
        self.export_place(self._window.desk.place, self._window.list_pane.title.text())

    def export_place(self, place: Place, title: str) -> None:
        """All stories of a place, under this title."""
        order = self._window.settings.settings.sort
        self._window.lanes.reading.ask(
            lambda library: _listed(library, place, order), lambda ids: self._ask(ids, title) if ids else None
        )

    def save(self, wanted: Wanted, file: str) -> None:
        """Make the file's content with progress, then write it."""

        def made(content: Made) -> None:
            write_file(self._window, file, content.content, content.lacking)

        self._window.work.run(tr("Exporting"), lambda library, progress: make(library, wanted, progress), made)

    def look(self) -> PdfLook:
        """The look of a PDF, by the settings."""
        return pdf_look(self._window.settings.settings)

    def edition(self) -> Edition:
        """The edition of GB/T 7714 that the settings name."""
        return Edition(self._window.settings.settings.gbt_edition)

    def _ask(self, ids: Sequence[int], name: str, title: str | None = None) -> None:
        """Ask for the file; its kind tells the format."""
        kinds = {f"{tr(label)} (*{suffix(form)})": form for form, label in forms().items()}
        proposed = name.replace("/", "_").replace("\n", " ")[:80] + suffix("md")
        file, kind = QFileDialog.getSaveFileName(self._window, tr("Export"), proposed, ";;".join(kinds))
        if file:
            form = _form(file, kinds.get(kind, ""))
            path = Path(file) if Path(file).suffix else Path(file + suffix(form))
            chosen = name if title is None else title
            wanted = Wanted(form=form, ids=ids, title=chosen, look=self.look(), edition=self.edition())
            self.save(wanted, str(path))


def _form(file: str, chosen: str) -> str:
    """The format chosen; where the file's ending is another one's, that one."""
    if chosen and ENDINGS.fits(chosen, Path(file)):
        return chosen
    return ENDINGS.stated(Path(file)) or "md"


def _listed(library: Library, place: Place, order: StoryOrder) -> Sequence[int]:
    if place.kind is ListingKind.SEARCH:
        return list(map(int, library.found_ids(place.query)))
    if place.kind in (ListingKind.ALL, ListingKind.PERIOD):
        return list(map(int, listed_rows.ids_in_order(library, place, order)))
    return [row.id for row in listed_rows.first_rows(library, place, order).rows]
