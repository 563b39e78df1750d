"""Copy a citation, a link or the web address of the open story, or a citation of all stories selected in the list."""

from collections.abc import Callable
from functools import partialmethod
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from reader.browse.citations import citations
from reader.library.anchors import anchor_of
from reader.library.library import Library
from reader.render.gbt_edition import Edition
from reader.render.link import story_link
from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_EDITIONS = {Edition.OF_2025: "gbt7714", Edition.OF_2015: "gbt7714-2015"}
_NAMES = {form: edition.label for edition, form in _EDITIONS.items()}
_NAMES |= {"bibtex": "BibTeX", "ris": "RIS", "csl": "CSL JSON"}


class CitationCommands:
    """The commands of the feature."""

    def __init__(self, bench: "Workbench") -> None:
        self._bench = bench

    def copy_link(self) -> None:
        """A link that opens the open story in every library that holds it."""
        story = self._bench.browsing.story
        if story is not None:
            story_id = story.row.id
            self._copy(lambda library: story_link(anchor_of(library.story(story_id))), tr("Link copied"))

    def copy_address(self) -> None:
        """Copy the web address that the open story was saved from, or say that it has none."""
        story = self._bench.browsing.story
        if story is None:
            return
        origin = next((part.story.origin for part in story.parts if part.row.id == story.row.id), None)
        if origin:
            QGuiApplication.clipboard().setText(origin.url)
        said = tr("Web address copied") if origin else tr("The file of this story names no web address")
        self._bench.say(said)

    def _cite(self, form: str) -> None:
        """The citations of the stories selected, else of the open one, as reference managers take them."""
        ids = self._bench.chosen_ids()
        if ids:
            said = tr("Citation copied: {form}").format(form=_NAMES[form])
            self._copy(lambda library: citations(library, ids, form), said)

    def cite(self) -> None:
        """The citations after the edition of GB/T 7714 that the settings name."""
        self._cite(_EDITIONS[Edition(self._bench.settings.settings.gbt_edition)])

    gbt7714 = partialmethod(_cite, "gbt7714")
    gbt7714_2015 = partialmethod(_cite, "gbt7714-2015")
    bibtex = partialmethod(_cite, "bibtex")
    ris = partialmethod(_cite, "ris")
    csl = partialmethod(_cite, "csl")

    def _copy(self, work: Callable[[Library], str], said: str) -> None:
        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text.rstrip("\n"))
            self._bench.say(said)

        self._bench.workers.reading.ask(work, copied)
