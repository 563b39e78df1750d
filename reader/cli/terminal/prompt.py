"""The prompt: a line is typed, what it wishes is done, until the person leaves."""

from collections.abc import Callable
from functools import partial

from reader.cli.printing.error_sentences import sentence
from reader.cli.terminal import key_help as keys
from reader.cli.terminal.bookmark_keys import Keeping
from reader.cli.terminal.bookmark_list import Bookmarks
from reader.cli.terminal.browser import Walk
from reader.cli.terminal.console import is_ctrl_c
from reader.cli.terminal.escaping import on_one_line
from reader.cli.terminal.key_commands import Act, Wish, wish_of
from reader.cli.terminal.listings import AllStories, Chosen, Issues
from reader.cli.terminal.pager import show
from reader.cli.terminal.search_prompt import Finding
from reader.cli.words import tr
from reader.errors import ReaderError
from reader.query.dates import date_range

_RECENT = 200


class Prompt:
    """Does what is typed on a walk through a library."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.finding = Finding(walk)
        self._keeping = Keeping(walk)
        library = walk.library
        self._acts: dict[Act, Callable[[Wish], None]] = {
            Act.ON: lambda _: walk.go_on(),
            Act.OPEN: lambda wish: walk.open_number(wish.number or 0),
            Act.NEXT: lambda _: walk.step(1),
            Act.PREVIOUS: lambda _: walk.step(-1),
            Act.BACK: lambda _: walk.back(),
            Act.SEARCH: lambda wish: self._search(wish.text),
            Act.BOOKMARK: lambda wish: self._keeping.bookmark(wish.number, wish.text),
            Act.TAKE_AWAY: lambda wish: self._keeping.take_away(wish.number),
            Act.MORE: lambda _: walk.more(),
            Act.LIST: lambda _: walk.show_list(),
            Act.ISSUES: lambda _: walk.start_from(Issues(library)),
            Act.DAY: lambda wish: self._go_to_day(wish.text),
            Act.ALL: lambda _: walk.enter(AllStories(library)),
            Act.BOOKMARKS: lambda _: walk.enter(Bookmarks(library)),
            Act.RECENT: lambda _: walk.enter(_read_lately(walk)),
            Act.HELP: lambda wish: self._help(wish.text),
        }

    def run(self, first: Callable[[], None]) -> None:
        """Do `first`, then what is typed, until q. Raises Left where the person leaves otherwise."""
        self._safely(first)
        while (wish := wish_of(self.walk.console.ask(self._prompt()))).act is not Act.QUIT:
            self._safely(partial(self._acts[wish.act], wish))

    def _safely(self, work: Callable[[], None]) -> None:
        """The world's faults are told, and reading goes on."""
        try:
            work()
        except ReaderError as error:
            self.walk.console.say(on_one_line(sentence(error)))
        except KeyboardInterrupt as stop:
            if not is_ctrl_c(stop):
                raise
            self.walk.console.say("", tr("Stopped."))

    def _prompt(self) -> str:
        desk = self.walk.desk
        if desk.in_story and desk.place.at is not None:
            return f"{desk.place.at + 1}/{desk.place.listing.total} > "
        return "> "

    def _search(self, query: str) -> None:
        self.finding.search(query)

    def _go_to_day(self, day: str) -> None:
        """The issues from this day, month or year on, newest first."""
        day = day or self.walk.console.ask(tr("Which day? ")).strip()
        try:
            last = date_range(day)[1] if day else None
        except ValueError:
            self.walk.console.say(on_one_line(tr("{day} is no day such as 2023-02-15.").format(day=day)))
            return
        issues = Issues(self.walk.library)
        self.walk.start_from(issues, at=issues.at_day(last) if last else 0)

    def _help(self, chapter: str) -> None:
        compose = self.walk.rendering.composer
        show(self.walk.console, lambda width, look: list(keys.prompt_lines(compose(width, look), chapter)))


def _read_lately(walk: Walk) -> Chosen:
    visits = walk.library.visits(_RECENT)
    return Chosen(walk.library, tr("Read lately"), [visit.row.id for visit in visits])
