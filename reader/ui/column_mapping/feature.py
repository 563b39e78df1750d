"""The columns of tables: shown after an import that had to guess them, and by an action."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reader.domain.article_table import TablePreview
from reader.errors import FileReason, FileRefused, NotHeld
from reader.library.library import Library
from reader.library.views import ImportReport
from reader.ui.language.error_messages import sentence
from reader.ui.language.words import mark, tr
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class ColumnMappingCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        bench.imports.imported.connect(self._imported)

    def show_columns(self) -> None:
        """Show the columns of the table that the open story came from; ask for a table if it came from none."""
        ids = self._bench.chosen_ids()[:1]
        self._bench.workers.reading.ask(lambda library: _table_of(library, ids), self._show_or_ask)

    def _imported(self, report: ImportReport) -> None:
        """Show the first table of an import whose columns a person should look at."""
        refusals = (each.path for each in report.refused if each.reason is FileReason.NO_COLUMNS)
        path = next(chain(map(Path, report.columns_guessed), refusals), None)
        if path:
            self._show(path)

    def _show_or_ask(self, path: Path | None) -> None:
        path = path or self._asked()
        if path:
            self._show(path)

    def _asked(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        from reader.importer.table_preview import TABLE_ENDINGS

        kinds = f"{tr('Tables of articles')} ({' '.join(f'*{ending}' for ending in TABLE_ENDINGS)})"
        name, _kind = QFileDialog.getOpenFileName(
            self._bench.window(), tr("Columns of a table"), "", f"{kinds};;{tr('All files')} (*)"
        )
        return Path(name) if name else None

    def _show(self, path: Path) -> None:
        self._bench.workers.reading.ask(
            lambda library: _preview(library, path), lambda preview: self._open(path, preview), topic="table columns"
        )

    def _open(self, path: Path, preview: TablePreview | FileRefused | None) -> None:
        if isinstance(preview, FileRefused):
            self._bench.say(sentence(preview))
        elif preview is None:
            self._bench.say(tr("{file} is no table of articles.").format(file=path.name))
        else:
            from reader.ui.column_mapping.columns_dialog import ColumnsDialog

            ColumnsDialog(path, preview, lambda fields: self._read_so(path, fields), self._bench.window()).open()

    def _read_so(self, path: Path, fields: Mapping[str, str]) -> None:
        self._bench.imports.set_columns([path], fields, tr("Reading the table"))


def _table_of(library: Library, story_ids: list[int]) -> Path | None:
    """Return the table that a story came from, if it still lies in its place."""
    for story_id in story_ids:
        try:
            path = Path(library.source_of(library.story(story_id).row.page_id).path)
        except NotHeld:
            continue
        if isinstance(_preview(library, path), TablePreview):
            return path
    return None


def _preview(library: Library, path: Path) -> TablePreview | FileRefused | None:
    # The importer's formats are loaded when a table is looked at.
    from reader.browse.table_previews import preview_of

    try:
        return preview_of(library, path)
    except FileRefused as refusal:
        return refusal


COLUMN_MAPPING = Feature(
    install=ColumnMappingCommands,
    actions=(
        entry(
            Menu.FILE,
            "table_columns",
            mark("Columns of a table…"),
            lambda do: do.show_columns(),
            after="import_report",
            writes=True,
        ),
    ),
)
