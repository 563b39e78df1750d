"""Export stories from the File menu: those selected in the list, or all that are listed."""

from typing import TYPE_CHECKING

from reader.ui.files.exporter import Exporter

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class ExportCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench, self._exporter = bench, Exporter(bench)

    def export_selected(self) -> None:
        """Export the stories selected in the list, or the open one."""
        story, ids = self._bench.browsing.story, self._bench.chosen_ids()
        alone = story.row.title if story and len(ids) == 1 else ""
        if ids:
            self._exporter.export(ids, alone or self._bench.list_pane.title.text(), "" if alone else None)

    def export_listed(self) -> None:
        """Export all that is listed: an issue, a page, a folder, the hits of a search."""
        self._exporter.export_listing(self._bench.browsing.listing, self._bench.list_pane.title.text())
