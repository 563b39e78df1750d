"""The prompt: reads a line and does its command, until the person leaves."""

from collections.abc import Callable
from functools import partial

from reader.cli.printing.error_sentences import sentence
from reader.cli.terminal import key_help as keys
from reader.cli.terminal.bookmark_keys import BookmarkKeys
from reader.cli.terminal.bookmark_list import Bookmarks
from reader.cli.terminal.browser import Browser
from reader.cli.terminal.console import is_ctrl_c
from reader.cli.terminal.key_commands import Action, KeyCommand, parse_command
from reader.cli.terminal.listings import AllStories, Chosen, Issues
from reader.cli.terminal.pager import show
from reader.cli.terminal.search_prompt import SearchPrompt
from reader.cli.words import tr
from reader.errors import ReaderError
from reader.query.dates.day_spans import NoDate
from reader.query.dates.ranges import date_range
from reader.text.escaping import on_one_line

_RECENT = 200


class Prompt:
    """Does typed commands with the browser of a library."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.search_prompt = SearchPrompt(browser)
        self._bookmarks = BookmarkKeys(browser)
        library = browser.library
        self._actions: dict[Action, Callable[[KeyCommand], None]] = {
            Action.ON: lambda _: browser.go_on(),
            Action.OPEN: lambda command: browser.open_number(command.number or 0),
            Action.NEXT: lambda _: browser.step(1),
            Action.PREVIOUS: lambda _: browser.step(-1),
            Action.BACK: lambda _: browser.back(),
            Action.SEARCH: lambda command: self._search(command.text),
            Action.BOOKMARK: lambda command: self._bookmarks.bookmark(command.number, command.text),
            Action.TAKE_AWAY: lambda command: self._bookmarks.take_away(command.number),
            Action.MORE: lambda _: browser.more(),
            Action.LIST: lambda _: browser.show_list(),
            Action.ISSUES: lambda _: browser.start_from(Issues(library)),
            Action.DAY: lambda command: self._go_to_day(command.text),
            Action.ALL: lambda _: browser.enter(AllStories(library)),
            Action.BOOKMARKS: lambda _: browser.enter(Bookmarks(library)),
            Action.RECENT: lambda _: browser.enter(_read_lately(browser)),
            Action.HELP: lambda command: self._help(command.text),
        }

    def run(self, first: Callable[[], None]) -> None:
        """Do `first`, then every typed command, until q. Raises Left if the person leaves otherwise."""
        self._safely(first)
        while (command := parse_command(self.browser.console.ask(self._prompt()))).act is not Action.QUIT:
            self._safely(partial(self._actions[command.act], command))

    def _safely(self, work: Callable[[], None]) -> None:
        """Do `work`; print a sentence about an error of the world, and go on."""
        try:
            work()
        except ReaderError as error:
            self.browser.console.say(on_one_line(sentence(error)))
        except KeyboardInterrupt as stop:
            if not is_ctrl_c(stop):
                raise
            self.browser.console.say("", tr("Stopped."))

    def _prompt(self) -> str:
        navigation = self.browser.navigation
        if navigation.in_story and navigation.view.at is not None:
            return f"{navigation.view.at + 1}/{navigation.view.listing.total} > "
        return "> "

    def _search(self, query: str) -> None:
        self.search_prompt.search(query)

    def _go_to_day(self, day: str) -> None:
        """Show the issues up to a day, month or year, newest first."""
        day = day or self.browser.console.ask(tr("Which day? ")).strip()
        try:
            last = date_range(day)[1] if day else None
        except NoDate:
            self.browser.console.say(on_one_line(tr("{day} is no day such as 2023-02-15.").format(day=day)))
            return
        issues = Issues(self.browser.library)
        self.browser.start_from(issues, at=issues.at_day(last) if last else 0)

    def _help(self, chapter: str) -> None:
        compose = self.browser.rendering.composer
        show(self.browser.console, lambda width, look: list(keys.prompt_lines(compose(width, look), chapter)))


def _read_lately(browser: Browser) -> Chosen:
    visits = browser.library.visits(_RECENT)
    return Chosen(browser.library, tr("Read lately"), [visit.row.id for visit in visits])
