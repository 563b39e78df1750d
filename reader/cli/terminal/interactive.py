"""Reading with a person at the terminal: the sample is offered, then the prompt waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reader.cli.session import WindowOrder
from reader.cli.terminal.browser import Walk
from reader.cli.terminal.console import Console, Left, prepare_typing
from reader.cli.terminal.first_view import place_of, story_named
from reader.cli.terminal.issue_names import issues, stories
from reader.cli.terminal.listings import Chosen, Issues, issue_listing
from reader.cli.terminal.navigation import Desk, Place
from reader.cli.terminal.non_interactive import Printed
from reader.cli.terminal.prompt import Prompt
from reader.cli.terminal.rendering import Rendering
from reader.cli.words import in_one_line, listed, tr
from reader.library.library import Library
from reader.settings import Settings


@dataclass(frozen=True)
class AtPrompt:
    """Shows what an order names, and goes on from there as the person wishes."""

    console: Console
    rendering: Rendering
    settings: Settings

    def wants_sample(self, why: str) -> bool:
        """Whether the person wants the sample in the library, which holds nothing. It is printed if nobody answers."""
        try:
            wanted = self.console.asks(in_one_line(why, tr("Read the sample (a page of 工人日报)?")), default=True)
        except Left as left:
            if left.code:
                raise
            return Printed(self.console, self.rendering).wants_sample(why)
        if not wanted:
            self.console.say(tr("`dubao import FOLDER` takes newspapers into the library."))
        return wanted

    def read(self, library: Library, order: WindowOrder, imported: Sequence[int]) -> None:
        """Read until the person leaves; raises Left where it is not by q."""
        prepare_typing(library.searches.history())
        all_issues = Issues(library)
        held = listed((issues(all_issues.total), stories(library.story_count())))
        self.console.say(tr("Dubao 读报: {held}").format(held=held))
        if not library.writable:
            self.console.say(tr("The library can only be read: bookmarks, and what was read, are not kept."))
        prompt = Prompt(Walk(library, self.console, self.rendering, Desk([Place(all_issues)]), self.settings))
        prompt.run(partial(_arrive, prompt, order, imported))


def _arrive(prompt: Prompt, order: WindowOrder, imported: Sequence[int]) -> None:
    """Show what the order names before the first line is typed. Raises NotHeld."""
    walk = prompt.walk
    story_id = story_named(walk.library, order)
    if story_id is not None:
        walk.desk.trail.append(place_of(walk.library, story_id))
        walk.open_story(story_id, order.query or "")
    elif order.query:
        if prompt.finding.search(order.query):
            walk.open_number(1)
    elif imported:
        walk.enter(Chosen(walk.library, tr("Imported"), imported))
    else:
        held = walk.library.issues()
        if len(held) == 1:
            walk.enter(issue_listing(walk.library, held[0]))
        else:
            walk.show_list()
