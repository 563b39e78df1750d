"""Rows of the story list."""

from types import SimpleNamespace
from typing import cast

from reader.browse.listed_rows import hits_of
from reader.domain.story import StoryKind
from reader.library.library import Library
from reader.library.views import SearchHit, Snippet
from reader.ports.rows import StoryRow


def test_hits_are_fetched_a_few_at_a_time() -> None:
    """Between them the window goes first; each is in its place, and one that is gone says so."""
    asked, given = list[list[int]](), list[int]()

    def found(_query: str, ids: list[int], *, widen: bool) -> list[SearchHit]:
        asked.append(ids)
        return [SearchHit(row=_row(each), score=0.0, snippet=Snippet("")) for each in reversed(ids) if each != 7]

    library = cast(Library, SimpleNamespace(found=found))
    hits = hits_of(library, "题", list(range(13)), "gone", widen=False, pause=lambda: given.append(1))
    assert [hit.row.id for hit in hits] == list(range(13))
    assert hits[7].row.title == "gone"
    assert len(given) == len(asked) > 1
    assert [each for piece in asked for each in piece] == list(range(13))


def _row(number: int) -> StoryRow:
    return StoryRow(id=number, page_id=1, position=number, kind=StoryKind.STORY, title=f"标题{number}")
