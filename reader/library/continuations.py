"""Joins what a page break parted: 下转第N版 on one page and 上接第M版 on another of the same issue."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from reader.ports.rows import HeldStory, StoryRow
from reader.ports.store import HasChains, HasHoldings, Transactions

_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"[\W_]+")
_CLOSED = tuple("。！？!?.”’」』）)")
_SAME_PAGES, _SAME_HEADLINE, _OPEN_END = 4.0, 3.0, 1.0


class JoiningStore(HasChains, HasHoldings, Transactions, Protocol):
    """The ports that joining asks for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A story as joining sees it: its place, its headline, the pages that its jump lines name."""

    id: int
    page: str
    position: int
    headline: str
    from_page: str = ""
    on_page: str = ""
    open_end: bool = False


def join(store: JoiningStore) -> None:
    """Join the issues in which something changed; in whatever order their pages came."""
    issues = store.chains.unjoined()
    if not issues:
        return
    with store.together():
        for newspaper, date in issues:
            # Pages without a day are of many issues.
            jumping = store.holdings.jump_stories(newspaper, date) if date else []
            rows = store.holdings.story_rows(newspaper=newspaper, date=date) if jumping else []
            store.chains.set(newspaper, date, chains(issue_parts(jumping, rows)))


def parts_of(store: HasHoldings, held: HeldStory) -> Sequence[HeldStory]:
    """Return the parts of a continued story in reading order; the story alone if it stands alone."""
    return store.holdings.stories(held.parts) if len(held.parts) > 1 else [held]


def issue_parts(jumping: Sequence[HeldStory], rows: Sequence[StoryRow]) -> list[Part]:
    """Return all stories of an issue as parts, in page order."""
    jumps = {held.row.id: held for held in jumping}
    return [_part(row, jumps.get(row.id)) for row in rows]


def _part(row: StoryRow, held: HeldStory | None) -> Part:
    page, position = page_key(row.page or ""), row.position
    if held is None:
        return Part(row.id, page, position, _plain(row.title))
    story = held.story
    last = story.paragraphs[-1].text.rstrip() if story.paragraphs else ""
    return Part(
        row.id,
        page,
        position,
        _plain(story.headline.main or ""),
        page_key(story.continued_from.page) if story.continued_from else "",
        page_key(story.continued_on.page) if story.continued_on else "",
        not last.endswith(_CLOSED),
    )


def page_key(page: str) -> str:
    """Page numbers as they are compared: 'A05', 'a5' and 第A05版 are one."""
    bare = page.strip().removeprefix("第").removesuffix("版").upper()
    return _DIGITS.sub(lambda digits: str(int(digits.group())), bare)


def _plain(text: str) -> str:
    return _NO_WORD.sub("", text)


def chains(parts: Sequence[Part]) -> list[list[int]]:
    """Return the chains of an issue, each in reading order: best pairs first, each part once on either side."""
    order = {part.id: at for at, part in enumerate(parts)}
    pairs = sorted(_pairs(parts), key=lambda pair: (-pair[0], order[pair[1].id], order[pair[2].id]))
    onward: dict[int, int] = {}
    before: dict[int, int] = {}
    for _, one, other in pairs:
        if one.id not in onward and other.id not in before and _end(onward, other.id) != one.id:
            onward[one.id], before[other.id] = other.id, one.id
    return [list(_walk(onward, start)) for start in sorted(onward, key=order.__getitem__) if start not in before]


def _pairs(parts: Sequence[Part]) -> Iterator[tuple[float, Part, Part]]:
    by_page: dict[str, list[Part]] = {}
    for part in parts:
        by_page.setdefault(part.page, []).append(part)
    for one in parts:
        if one.on_page:
            for other in by_page.get(one.on_page, ()):
                yield from _scored(one, other)
        if one.from_page:
            for earlier in by_page.get(one.from_page, ()):
                if not earlier.on_page:
                    yield from _scored(earlier, one)


def _scored(one: Part, other: Part) -> Iterator[tuple[float, Part, Part]]:
    """Score two stories as neighbours. If only one of them has a jump line, the headlines must be the same."""
    if one.id == other.id or (other.from_page and other.from_page != one.page):
        return
    both = bool(one.on_page and other.from_page)
    likeness = _likeness(one.headline, other.headline)
    if both or (likeness == 1.0 and one.headline):
        yield _SAME_PAGES * both + _SAME_HEADLINE * likeness + _OPEN_END * one.open_end, one, other


def _likeness(one: str, other: str) -> float:
    """0..1: 1 for the same headline, the share of common character pairs else; a part without one fits a little."""
    if not one or not other:
        return 0.3
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= 4 and shorter in longer:
        return 0.9
    pairs, held = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (shorter, longer))
    return 0.9 * len(pairs & held) / len(pairs) if pairs else 0.0


def _end(onward: dict[int, int], start: int) -> int:
    while start in onward:
        start = onward[start]
    return start


def _walk(onward: dict[int, int], start: int) -> Iterator[int]:
    yield start
    while start in onward:
        start = onward[start]
        yield start
