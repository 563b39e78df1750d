"""Pages come in any order and in any portions: the stories of an issue are joined alike, and counted once."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page
from reader.domain.story import Story
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.builders import back_to, facts, onto, page, story
from tests.doing import imported
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf


def part(headline: str | None, text: str, start: str | None = None, on: str | None = None) -> Story:
    """A part of a continued story; `text` names it in the tests."""
    return story(
        headline,
        text,
        continued_from=back_to(start) if start else None,
        continued_on=onto(on) if on else None,
    )


ISSUE: dict[str, tuple[Story, ...]] = {
    "1": (
        part("三版之链", "链甲", on="2"),
        part("双胞胎", "双甲其一，", on="4"),
        part("双胞胎", "双甲其二。", on="5"),
        part("待接一篇", "待接", on="9"),
        part("无题续文", "续甲", on="4"),
    ),
    "2": (part("三版之链", "链乙", "1", "3"), part("只在上版有下转", "单甲", on="6"), part("独立一篇", "独立")),
    "3": (part("三版之链", "链丙", "2"), part("缺上一半", "缺上", "8")),
    "4": (part("双胞胎", "双乙其一。", "1"), part(None, "续乙", "1")),
    "5": (part("双胞胎", "双乙其二。", "1"),),
    "6": (part("只在上版有下转", "单乙"), part("别的一篇", "别的")),
}
CHAINS = {
    ("链甲", "链乙", "链丙"),
    ("双甲其一，", "双乙其一。"),
    ("双甲其二。", "双乙其二。"),
    ("续甲", "续乙"),
    ("单甲", "单乙"),
}
OPEN = {("待接", True, "9"), ("缺上", False, "8")}
STORIES = sum(map(len, ISSUE.values())) - sum(len(chain) - 1 for chain in CHAINS)


def pages_of(issue: dict[str, tuple[Story, ...]]) -> dict[str, Page]:
    return {number: page(*stories, where=facts(number)) for number, stories in issue.items()}


@contextmanager
def opened(shelf: Shelf) -> Iterator[Library]:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(
            Path(folder),
            SqliteStore(Path(folder)),
            FakeEngine(),
            index_folder=Path(folder) / "index",
            reading=shelf.reading(),
        )
        yield library
        library.close()


def text_of(library: Library, story_id: int) -> str:
    return library.story(story_id).story.paragraphs[0].text


def chains(library: Library) -> set[tuple[str, ...]]:
    rows = library.story_rows(everything=True)
    found = {tuple(text_of(library, held.row.id) for held in library.chain(row.id)) for row in rows}
    return {chain for chain in found if len(chain) > 1}


def portions(numbers: Sequence[str], cuts: Sequence[bool]) -> list[list[str]]:
    """The pages in order, a new portion before each that has a cut."""
    found: list[list[str]] = [[]]
    for number, cut in zip(numbers, cuts, strict=True):
        if cut:
            found.append([])
        found[-1].append(number)
    return [portion for portion in found if portion]


@settings(max_examples=12, deadline=None)
@given(order=st.permutations(sorted(ISSUE)), cuts=st.lists(st.booleans(), min_size=len(ISSUE), max_size=len(ISSUE)))
def test_parts_join_in_whatever_order_pages_come(order: Sequence[str], cuts: Sequence[bool]) -> None:
    shelf, printed = Shelf(), pages_of(ISSUE)
    with opened(shelf) as library:
        for portion in portions(order, cuts):
            imported(library, [shelf.put(f"/papers/{number}.md", printed[number]) for number in portion])
        assert chains(library) == CHAINS
        jumps = {(text_of(library, jump.row.id), jump.onward, jump.page) for jump in library.open_jumps()}
        assert jumps == OPEN
        assert library.open_jump_count() == len(OPEN)
        assert library.search("").total == STORIES, "a continued story counts once"
        assert library.check() == []


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(sorted(ISSUE)), again=st.permutations(sorted(ISSUE)))
def test_pages_that_come_again_in_another_version_keep_their_chains(order: Sequence[str], again: Sequence[str]) -> None:
    shelf, printed = Shelf(), pages_of(ISSUE)
    more = pages_of({number: (*stories, part(None, f"新增{number}")) for number, stories in ISSUE.items()})
    with opened(shelf) as library:
        for number in order:
            imported(library, [shelf.put(f"/papers/{number}.md", printed[number])])
        before = {text_of(library, row.id): row.id for row in library.story_rows(everything=True)}
        for number in again[:3]:
            imported(library, [shelf.put(f"/papers/{number}.md", more[number])])
        after = {text_of(library, row.id): row.id for row in library.story_rows(everything=True)}
        assert before.items() <= after.items(), "every story keeps its id"
        assert chains(library) == CHAINS
        assert library.check() == []
