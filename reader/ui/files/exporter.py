"""Stories exported to a file: the question where, the content made with progress, the writing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reader.browse.book_files import BookFile, BookRequest, make, suffix
from reader.browse.listed_rows import all_ids
from reader.browse.listing import Listing
from reader.render.exports import ENDINGS, EXPORTS
from reader.render.gbt_edition import Edition
from reader.render.pdf.pdf_look import PdfLook
from reader.ui.files.pdf_settings import lacking, pdf_look
from reader.ui.files.saving import write_file
from reader.ui.language.words import mark, tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class Exporter:
    """Exports for the File menu, the left pane and the clipping book alike."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def export_listing(self, listing: Listing, title: str) -> None:
        """Export all stories of a list, under this title."""
        order = self._bench.settings.settings.sort
        self._bench.workers.reading.ask(
            lambda library: all_ids(library, listing, order), lambda ids: self.export(ids, title) if ids else None
        )

    def save(self, wanted: BookRequest, file: str) -> None:
        """Make the file's content with progress, then write it."""

        def made(content: BookFile) -> None:
            write_file(self._bench, file, content.content, lacking(content.pdf) if content.pdf else "")

        self._bench.work.run(tr("Exporting"), lambda library, progress: make(library, wanted, progress), made)

    def look(self) -> PdfLook:
        """The look of a PDF, by the settings."""
        return pdf_look(self._bench.settings.settings)

    def edition(self) -> Edition:
        """The edition of GB/T 7714 that the settings name."""
        return Edition(self._bench.settings.settings.gbt_edition)

    def export(self, ids: Sequence[int], name: str, title: str | None = None) -> None:
        """Ask for the file, whose ending says the format, then export; the title is `name` if there is none."""
        kinds = {f"{tr(label)} (*{suffix(form)})": form for form, label in form_names().items()}
        proposed = name.replace("/", "_").replace("\n", " ")[:80] + suffix("md")
        file, kind = QFileDialog.getSaveFileName(self._bench.window(), tr("Export"), proposed, ";;".join(kinds))
        if file:
            form = _form(file, kinds.get(kind, ""))
            path = Path(file) if Path(file).suffix else Path(file + suffix(form))
            chosen = name if title is None else title
            wanted = BookRequest(form=form, ids=ids, title=chosen, look=self.look(), edition=self.edition())
            self.save(wanted, str(path))


def form_names() -> dict[str, str]:
    """Return the names of all formats by their keys, to be translated."""
    return {key: export.label for key, export in EXPORTS.items()} | {"txt": mark("Text")}


def _form(file: str, chosen: str) -> str:
    """Return the chosen format if the file's ending fits it, else the ending's, else Markdown."""
    if chosen and ENDINGS.fits(chosen, Path(file)):
        return chosen
    return ENDINGS.stated(Path(file)) or "md"
