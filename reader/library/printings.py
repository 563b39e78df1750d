"""Other printings of a text in the whole library: the same copy in other papers, also cut, longer or retitled.

What counts is containment: the shorter of two texts stands in the other for a good part. The engine names the stories
that share passages with the text, from the index; these are read and compared with all their characters.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.domain.difference import TextDifference
from reader.domain.story import ParagraphStyle, StoryKind
from reader.errors import IndexUnusable
from reader.library.continuations import parts_of
from reader.library.index_keeper import IndexKeeper
from reader.library.printing_judge import Judge
from reader.ports.engine import SearchEngine
from reader.ports.rows import HeldStory, StoryRow
from reader.ports.shared_text import SharedText
from reader.ports.store import HasHoldings
from reader.text.containment import running_text
from reader.text.folding import Folding
from reader.text.text_difference import difference

_UNINDEXED = 200
"""Changes not indexed yet that are read beside the index."""
_LONGEST_HEADLINE_CHARS = 40
"""Characters of the first line of a pasted text up to which it may be a headline."""
_CLOSED = tuple("。！？!?；;，,：:、")

_LISTED = (StoryKind.STORY, StoryKind.PHOTO)


class ReadStore(HasHoldings, Protocol):
    """The ports that finding printings asks for."""


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text as it was printed or pasted. `headline` is '' if there is none."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Printing:
    """A story that is another printing of a text; `share` is the part of the shorter of the two that both have.

    `standing`: they share formulas that are printed again and again, and hardly anything else. It is no printing then.
    """

    row: StoryRow
    text: PrintedText
    share: float
    standing: bool = False


@dataclass(frozen=True, slots=True)
class PrintingsFound:
    """Stories that share a third of a text: other `printings`, and such of the same `standing` text; best ones first.

    `complete` is False if the index could not be asked, or changes are waiting that nobody looked at.
    """

    text: PrintedText
    every: tuple[Printing, ...] = ()
    complete: bool = True

    @property
    def printings(self) -> tuple[Printing, ...]:
        return tuple(one for one in self.every if not one.standing)

    @property
    def standing(self) -> tuple[Printing, ...]:
        return tuple(one for one in self.every if one.standing)


@dataclass(frozen=True, slots=True)
class PrintingDifference:
    """The differences of two printings: their headlines and their texts, and whether the pages have another number."""

    headline: TextDifference
    body: TextDifference

    @property
    def retitled(self) -> bool:
        """True if the headlines differ."""
        return not self.headline.counts.alike


class Printings:
    """Finds printings in one library. `stopped` is asked while the index is searched; Cancelled is raised then."""

    def __init__(self, store: ReadStore, engine: SearchEngine, keeper: IndexKeeper, folding: Folding) -> None:
        self._store = store
        self._engine = engine
        self._keeper = keeper
        self._folding = folding
        self.stopped: Callable[[], bool] | None = None

    def of_story(self, story_id: int) -> PrintingsFound:
        """Return the other printings of a story, of which it may be a part on one page. Raises NotHeld."""
        parts = parts_of(self._store, self._store.holdings.story(story_id))
        return self._of(printed(parts), frozenset(part.row.id for part in parts))

    def of_text(self, text: str) -> PrintingsFound:
        """Return the printings of a pasted text; a short first line counts as its headline."""
        return self._of(pasted(text), frozenset())

    def text_of(self, story_id: int) -> PrintedText:
        """Return a story as it was printed, with its parts on other pages. Raises NotHeld."""
        return printed(parts_of(self._store, self._store.holdings.story(story_id)))

    def compared(self, first: PrintedText, second: PrintedText) -> PrintingDifference:
        """Return the differences of two printings."""
        return PrintingDifference(
            difference(first.headline, second.headline, self._folding),
            difference(first.body, second.body, self._folding),
        )

    def _of(self, text: PrintedText, besides: frozenset[int]) -> PrintingsFound:
        own = self._running(text)
        try:
            fresh = self._keeper.unindexed(_UNINDEXED)
            found = self._engine.sharing(SharedText(text.paragraphs, besides, stopped=self.stopped))
        except IndexUnusable:
            return PrintingsFound(text, complete=False)
        judge = Judge(own, found.standing)
        ids = (*(story.story_id for story in fresh.stories), *(one.story_id for one in found.stories))
        wanted = [story_id for story_id in dict.fromkeys(ids) if story_id not in besides | fresh.gone]
        printings = sorted(self._read(judge, wanted), key=lambda one: (one.standing, -one.share, one.row.date or ""))
        return PrintingsFound(text, tuple(printings), complete=not fresh.left)

    def _read(self, judge: Judge, ids: Sequence[int]) -> Iterator[Printing]:
        for held in self._store.holdings.stories(ids):
            if held.row.kind in _LISTED:
                text = printed(parts_of(self._store, held))
                verdict = judge.verdict(self._running(text))
                if verdict:
                    yield Printing(held.row, text, verdict.share, verdict.standing)

    def _running(self, text: PrintedText) -> str:
        return running_text(text.paragraphs, self._folding)


def printed(parts: Sequence[HeldStory]) -> PrintedText:
    """Return a story of one part or more as it was printed; of a picture its caption. Tables are left out."""
    paragraphs = tuple(
        paragraph.text
        for part in parts
        for paragraph in part.story.paragraphs
        if paragraph.style is not ParagraphStyle.TABLE
    )
    captions = tuple(photo.caption for part in parts for photo in part.story.photos)
    return PrintedText(parts[0].story.headline.main or "", paragraphs or captions)


def pasted(text: str) -> PrintedText:
    """Return a pasted text with its headline, if its first line is short and no sentence."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and len(lines[0]) <= _LONGEST_HEADLINE_CHARS and not lines[0].endswith(_CLOSED):
        return PrintedText(lines[0], tuple(lines[1:]))
    return PrintedText("", tuple(lines))
