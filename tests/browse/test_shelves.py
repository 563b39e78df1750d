"""Shelves of bookmarks: what each holds, and what a few words find there."""

from reader.browse.shelves import Shelf, ShelfKind, matching, shelves
from reader.domain.bookmark import Anchor, Bookmark
from reader.text.folding import Folding


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
