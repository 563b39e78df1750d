"""Reading by a person at the terminal: the sample is offered, then the prompt takes keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reader.cli.session import WindowOrder
from reader.cli.terminal.browser import Browser
from reader.cli.terminal.console import Console, Left, prepare_typing
from reader.cli.terminal.first_view import story_named, view_of
from reader.cli.terminal.issue_names import issues, stories
from reader.cli.terminal.listings import Chosen, Issues, issue_listing
from reader.cli.terminal.navigation import ListView, Navigation
from reader.cli.terminal.non_interactive import NonInteractive
from reader.cli.terminal.prompt import Prompt
from reader.cli.terminal.rendering import Rendering
from reader.cli.words import in_one_line, listed, tr
from reader.library.library import Library
from reader.settings import Settings


@dataclass(frozen=True)
class Interactive:
    """Shows the start that an order names, then does what the person types."""

    console: Console
    rendering: Rendering
    settings: Settings

    def wants_sample(self, why: str) -> bool:
        """Ask if the sample should be imported into the empty library; print it if nobody answers."""
        try:
            wanted = self.console.asks(in_one_line(why, tr("Read the sample (a page of 工人日报)?")), default=True)
        except Left as left:
            if left.code:
                raise
            return NonInteractive(self.console, self.rendering).wants_sample(why)  # prints it
        if not wanted:
            self.console.say(tr("`dubao import FOLDER` takes newspapers into the library."))
        return wanted

    def read(self, library: Library, order: WindowOrder, imported: Sequence[int]) -> None:
        """Read until the person leaves. Raises Left unless that is by q."""
        prepare_typing(library.searches.history())
        all_issues = Issues(library)
        contents = listed((issues(all_issues.total), stories(library.story_count())))
        self.console.say(tr("Dubao 读报: {held}").format(held=contents))
        if not library.writable:
            self.console.say(tr("The library can only be read: bookmarks, and what was read, are not kept."))
        navigation = Navigation([ListView(all_issues)])
        prompt = Prompt(Browser(library, self.console, self.rendering, navigation, self.settings))
        prompt.run(partial(_arrive, prompt, order, imported))


def _arrive(prompt: Prompt, order: WindowOrder, imported: Sequence[int]) -> None:
    """Show the start that the order names. Raises NotHeld."""
    browser = prompt.browser
    story_id = story_named(browser.library, order)
    if story_id is not None:
        browser.navigation.trail.append(view_of(browser.library, story_id))
        browser.open_story(story_id, order.query or "")
    elif order.query:
        if prompt.search_prompt.search(order.query):
            browser.open_number(1)
    elif imported:
        browser.enter(Chosen(browser.library, tr("Imported"), imported))
    else:
        all_issues = browser.library.issues()
        if len(all_issues) == 1:
            browser.enter(issue_listing(browser.library, all_issues[0]))
        else:
            browser.show_list()
