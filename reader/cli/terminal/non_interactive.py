"""Reading without a person at the terminal: everything is printed at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.cli.session import WindowOrder
from reader.cli.terminal.console import Console
from reader.cli.terminal.first_view import story_named
from reader.cli.terminal.listings import Chosen
from reader.cli.terminal.printout import Printout
from reader.cli.terminal.rendering import Rendering
from reader.cli.terminal.sample_library import sample_library
from reader.cli.words import in_one_line, tr
from reader.library.library import Library


@dataclass(frozen=True)
class NonInteractive:
    """Prints the stories or the search of an order; the sample if the library is empty."""

    console: Console
    rendering: Rendering

    def wants_sample(self, why: str) -> bool:
        """Print the sample from a temporary library; return False, for nobody can be asked."""
        self.console.say(
            in_one_line(why, tr("This is the sample that comes with Dubao, a page of 工人日报.")),
            tr("`dubao import FOLDER` takes newspapers into the library."),
            "",
        )
        with sample_library() as library:
            Printout(library, self.console, self.rendering).overview()
        return False

    def read(self, library: Library, order: WindowOrder, imported: Sequence[int]) -> None:
        """Print the story, the search, the imported stories, or an overview of the library. Raises NotHeld."""
        printout = Printout(library, self.console, self.rendering)
        story_id = story_named(library, order)
        if story_id is not None:
            printout.stories([story_id], order.query or "")
        elif order.query:
            hits = printout.search(order.query)
            printout.stories([entry.story for entry in hits.entries(0, 1) if entry.story is not None], order.query)
        elif imported:
            printout.of(Chosen(library, tr("Imported"), imported))
        else:
            printout.overview()
