"""Search at the prompt."""

from dataclasses import dataclass, field

from reader.acts import traces
from reader.cli.printing.index_ready import bring_up_to_date
from reader.cli.terminal.browser import Browser
from reader.cli.terminal.hits import Hits
from reader.cli.words import tr


@dataclass
class SearchPrompt:
    """Searches the library of a browser, and lists the hits."""

    browser: Browser
    _prepared: bool = field(default=False, init=False)

    def search(self, query: str) -> bool:
        """List the hits of `query`, which is asked for if empty; return True if there are any."""
        console = self.browser.console
        query = query or console.ask(tr("Search: ")).strip()
        if not query:
            return False
        self._prepare()
        self._remember(query)
        hits = Hits(self.browser.library, query)
        for remark in hits.remarks():
            console.say(*self.browser.composer.lines(remark))
        if hits.total:
            self.browser.enter(hits)
        return hits.total > 0

    def _remember(self, query: str) -> None:
        """Add the query to the history, as the window does."""
        if self.browser.settings.keep_history and self.browser.library.writable:
            traces.asked(self.browser.library, query)

    def _prepare(self) -> None:
        """Bring the index up to date once: it may be missing, old or broken."""
        if self._prepared:
            return
        self._prepared = True
        bring_up_to_date(self.browser.library)
