"""Searching from the prompt."""

from dataclasses import dataclass, field

from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.terminal.browser import Walk
from reader.cli.terminal.hits import Hits
from reader.cli.words import tr


@dataclass
class Finding:
    """Lists what is found on the way through a library."""

    walk: Walk
    _prepared: bool = field(default=False, init=False)

    def search(self, query: str) -> bool:
        """List what is found, and say whether something was; words that were not typed yet are asked for."""
        console = self.walk.console
        query = query or console.ask(tr("Search: ")).strip()
        if not query:
            return False
        self._prepare()
        self._remember(query)
        hits = Hits(self.walk.library, query)
        for remark in hits.remarks():
            console.say(*self.walk.composer.lines(remark))
        if hits.total:
            self.walk.enter(hits)
        return hits.total > 0

    def _remember(self, query: str) -> None:
        """Keep the query for the next time, as the window does."""
        if self.walk.settings.keep_history and self.walk.library.writable:
            self.walk.library.searches.remember(query)

    def _prepare(self) -> None:
        """The index may be missing, old or broken: it is made anew once, while the person waits."""
        if self._prepared:
            return
        self._prepared = True
        bring_up_to_date(self.walk.library)
