"""Shelves of bookmarks and drafts of clipping books, without a window."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.bookmark import Anchor, Bookmark
from reader.text.folding import Folding
from reader.ui.keeping.draft import Draft, draft_of, draft_text
from reader.ui.keeping.note_editor import tags_of
from reader.ui.keeping.shelves import Shelf, ShelfKind, matching, shelves


def bookmark(number: int, headline: str = "标题", held: int | None = 1, exact: str = "", **more: object) -> Bookmark:
    anchor = Anchor(newspaper="工人日报", date="2023-02-15", page="2", headline=headline, fingerprint="", exact=exact)
    return Bookmark(id=number, story_id=held, anchor=anchor, **more)  # type: ignore[arg-type]


MARKS = [
    bookmark(1, "工会工作主要任务明确", folder="工会", tags=("引用", "数据")),
    bookmark(2, "书香社会", held=None, note="核对 1037万"),
    bookmark(3, "環衛工可享免費早餐", exact="海北州总", colour="blue", tags=("数据",)),
]


def test_shelves_count_what_they_hold() -> None:
    assert [(shelf.kind.value, shelf.name, shelf.count) for shelf in shelves(MARKS, ["人物"])] == [
        ("all", "", 3),
        ("notes", "", 1),
        ("orphans", "", 1),
        ("folder", "人物", 0),
        ("folder", "工会", 1),
        ("folder", "", 2),
        ("tag", "引用", 1),
        ("tag", "数据", 2),
        ("colour", "blue", 1),
    ]
    assert [shelf.kind for shelf in shelves([])] == [ShelfKind.ALL]


def test_every_shelf_holds_as_many_as_it_says() -> None:
    for shelf in shelves(MARKS):
        assert len(matching(MARKS, shelf, "", Folding())) == shelf.count


def test_the_filter_folds_and_wants_every_word() -> None:
    def found(text: str) -> list[int]:
        return [mark.id for mark in matching(MARKS, Shelf(ShelfKind.ALL), text, Folding())]

    assert found("环卫工") == [3]
    assert found("１０３７万") == [2]
    assert found("工会 数据") == [1]
    assert found("工会 没有") == []
    assert found("海北州总") == [3]


def test_tags_are_divided_by_blanks_commas_and_number_signs() -> None:
    assert tags_of(" 引用，数据、#待查  引用;") == ("引用", "数据", "待查")
    assert tags_of("") == ()


class TestDraft:
    DRAFT = Draft(title="消费", stories=(1, 2, 3, 4, 5), notes=((2, "核对"),))

    def test_stories_are_put_at_the_end_once(self) -> None:
        assert self.DRAFT.with_stories([9, 2, 9]).stories == (1, 2, 3, 4, 5, 9)

    def test_taking_out_takes_the_note(self) -> None:
        taken = self.DRAFT.without([2, 4])
        assert (taken.stories, taken.notes) == ((1, 3, 5), ())

    def test_moving_puts_a_block_before_a_place(self) -> None:
        assert self.DRAFT.moved([4, 2], 0).stories == (2, 4, 1, 3, 5)
        assert self.DRAFT.moved([1, 2], 5).stories == (3, 4, 5, 1, 2)
        assert self.DRAFT.moved([3], 3).stories == (1, 2, 3, 4, 5)

    def test_shifting_stops_at_the_ends(self) -> None:
        assert self.DRAFT.shifted([2], -1).stories == (2, 1, 3, 4, 5)
        assert self.DRAFT.shifted([2], 1).stories == (1, 3, 2, 4, 5)
        assert self.DRAFT.shifted([1], -1) == self.DRAFT
        assert self.DRAFT.shifted([5], 1) == self.DRAFT
        assert self.DRAFT.shifted([2, 3], 1).stories == (1, 4, 2, 3, 5)

    @given(st.lists(st.integers(1, 5), unique=True), st.integers(0, 5))
    @settings(max_examples=60, deadline=None)
    def test_moving_loses_nothing_and_keeps_the_others_in_order(self, ids: list[int], to: int) -> None:
        moved = self.DRAFT.moved(ids, to).stories
        assert sorted(moved) == [1, 2, 3, 4, 5]
        others = [number for number in moved if number not in ids]
        assert others == sorted(others)

    def test_a_draft_is_kept_as_text(self) -> None:
        assert draft_of(draft_text(self.DRAFT)) == self.DRAFT
        assert draft_of(None) == Draft()

    def test_an_empty_note_is_none(self) -> None:
        assert self.DRAFT.with_note(2, "").notes == ()
        assert self.DRAFT.with_note(3, "好").note(3) == "好"
