"""Matching of a new page's stories with stories in the library, whose ids they keep."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import Story, StoryKind
from reader.store.paper.facts import contradict, page_key
from reader.store.paper.fingerprint import fingerprint, overlap, story_text
from reader.store.paper.visibility import Visibility, visibility

_KINDS = frozenset(kind.value for kind in StoryKind)
_SAME_PATH = 0.5
_ELSEWHERE = 0.3


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page of an earlier version: its parsed facts, a person's, and the parsed ones with the person's over them."""

    id: int
    parsed: PageFacts
    confirmed: PageFacts
    facts: PageFacts


@dataclass(frozen=True, slots=True)
class HeldItem:
    """A listed or searched story of an earlier version."""

    id: int
    page_id: int
    kind: str
    headline: str
    fingerprint: str

    def may_be(self, kind: StoryKind) -> bool:
        """Return True if it is of this kind, or if its kind is damaged."""
        return self.kind == kind.value or self.kind not in _KINDS


@dataclass(slots=True)
class NewItem:
    """A story of a page that comes in; `held` is the story whose id it takes, None if it is new.

    `print` is its fingerprint, `original` that of the story of which it is an exported copy; '' if the export has none.
    """

    story: Story
    position: int
    print: str
    held: HeldItem | None = None
    original: str = ""

    @property
    def visibility(self) -> Visibility:
        return visibility(self.story)


@dataclass(slots=True)
class Matcher:
    """A matching in which each held story has at most one new story. `text_of` loads a held story's folded text."""

    text_of: Callable[[int], str]
    taken: set[int] = field(default_factory=set)
    _texts: dict[int, str] = field(default_factory=dict)

    def match_version(self, items: Sequence[NewItem], held: Sequence[HeldItem]) -> None:
        """Match with an earlier version of the same page or file: by fingerprint, then headline, then shared text."""
        self._match(items, held, lambda new, old: new.print == old.fingerprint)
        self._match(items, held, _same_headline)
        self._match(items, held, lambda new, old: self._share(new, old) >= _SAME_PATH)

    def match_elsewhere(self, items: Sequence[NewItem], held: Sequence[HeldItem]) -> None:
        """Match with the same page out of another file: equal headlines (简讯) must share text as well."""
        self._match(items, held, lambda new, old: new.print == old.fingerprint)
        self._match(items, held, lambda new, old: _same_headline(new, old) and self._share(new, old) >= _ELSEWHERE)

    def match_copies(self, items: Sequence[NewItem], held: Sequence[HeldItem]) -> None:
        """Match exported copies with the same page: by the fingerprint of their original, else as `match_elsewhere`."""
        self._match(items, held, lambda new, old: new.original == old.fingerprint)
        self.match_elsewhere(items, held)

    def _share(self, new: NewItem, old: HeldItem) -> float:
        if old.id not in self._texts:
            self._texts[old.id] = self.text_of(old.id)
        return overlap(story_text(new.story), self._texts[old.id])

    def _match(
        self, items: Iterable[NewItem], held: Sequence[HeldItem], same: Callable[[NewItem, HeldItem], bool]
    ) -> None:
        for item in items:
            if item.held is None and item.visibility:
                item.held = next(self._free(item, held, same), None)
                if item.held is not None:
                    self.taken.add(item.held.id)

    def _free(
        self, item: NewItem, held: Sequence[HeldItem], same: Callable[[NewItem, HeldItem], bool]
    ) -> Iterator[HeldItem]:
        return (old for old in held if old.id not in self.taken and old.may_be(item.story.kind) and same(item, old))


def _same_headline(new: NewItem, old: HeldItem) -> bool:
    return bool(old.headline) and old.headline == (new.story.headline.main or "")


def new_items(stories: Sequence[Story]) -> list[NewItem]:
    """Return the items of a page in page order, with their fingerprints."""
    return [NewItem(story, position, fingerprint(story)) for position, story in enumerate(stories)]


def copied_items(page: Page) -> list[NewItem]:
    """Return the items of an exported page, with the fingerprints of their originals that the export gives."""
    items = new_items(page.stories)
    for item, original in zip(items, page.copies, strict=False):
        item.original = original
    return items


def predecessor(
    facts: PageFacts, items: Sequence[NewItem], pages: Sequence[HeldPage], held: Sequence[HeldItem]
) -> HeldPage | None:
    """Return the earlier version of a page among pages of the same file: most stories in common, else the same key.

    None if there is none. An earlier page with another newspaper, date or number counts only if most of its stories are
    still there: a file rewritten each day (today.txt) must not make yesterday's page disappear.
    """
    prints = {item.print for item in items if item.visibility}
    stories = Counter(old.page_id for old in held)
    still = Counter(old.page_id for old in held if old.fingerprint in prints)
    fitting = {page.id: page for page in pages if not _another(facts, page) or 2 * still[page.id] > stories[page.id]}
    headlines = {(item.story.kind.value, item.story.headline.main or "") for item in items if item.visibility}
    votes = Counter(
        old.page_id
        for old in held
        if old.page_id in fitting
        and (old.fingerprint in prints or (old.headline and (old.kind, old.headline) in headlines))
    )
    if votes:
        return fitting[votes.most_common(1)[0][0]]
    same = (page for page in fitting.values() if all(page_key(facts)) and page_key(facts) == page_key(page.facts))
    return next(same, None)


def _another(facts: PageFacts, page: HeldPage) -> bool:
    return contradict(facts, page.parsed) and contradict(facts, page.facts)
