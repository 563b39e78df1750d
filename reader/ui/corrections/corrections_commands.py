"""The list of corrections in the window."""

from typing import TYPE_CHECKING

from reader.acts import corrections
from reader.acts.done import Kind
from reader.ui.corrections.correction_list import CorrectionList
from reader.ui.files.saving import ask_file, write_file
from reader.ui.language.words import tr
from reader.ui.workbench.freshness import Freshness
from reader.ui.workbench.screen import Screen

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


class CorrectionsCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench
        self._list = CorrectionList()
        self._screen = Screen(bench, self._list)
        self._freshness = Freshness(self._list, bench.acts, self._load, Kind.CORRECTIONS, Kind.PAGES)
        self._list.undone.connect(self._undo)
        self._list.story_opened.connect(bench.open_story)
        self._list.export_wanted.connect(self._export)

    def show_corrections(self) -> None:
        """Show all corrections, with what was printed; each can be undone."""
        self._load()
        self._screen.show_titled(tr("Corrections"))

    def _load(self) -> None:
        self._freshness.note_reading()
        self._bench.workers.reading.ask(lambda library: library.corrections.all(), self._list.show_rows)

    def _export(self) -> None:
        """Write all corrections to a file, to read or to lay over another library."""
        file = ask_file(self._bench.window(), tr("Corrections") + ".json", "JSON (*.json);;Markdown (*.md)")
        if file:
            form = "md" if file.endswith(".md") else "json"
            self._bench.workers.reading.ask(
                lambda library: library.corrections.export(form),
                lambda text: write_file(self._bench, file, text.encode()),
            )

    def _undo(self, correction_id: int) -> None:
        self._bench.acts.run(lambda library: corrections.remove(library, [correction_id]))
