"""The reader's own work: it survives everything, and comes back from its exports."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.acts import reading, searches, traces
from reader.domain.bookmark import Anchor
from reader.domain.story import Story
from reader.errors import NotHeld
from reader.library.corrections import corrected
from reader.library.library import Library
from reader.library.own_work_reading import NotOwnWork
from reader.library.views import ImportReport, Merged
from reader.ports.engine import SortOrder
from reader.store.sqlite_store import SqliteStore
from tests.builders import TEXTS, facts, page, story
from tests.doing import bookmarked, corrected_words, highlighted, imported, merged, toggled, uncorrected
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf

LONG = "会议要求各级工会把服务职工放在第一位，扎实推进改革。" + TEXTS[0]


@pytest.fixture
def other(tmp_path: Path, shelf: Shelf) -> Iterator[Library]:
    made = Library(
        tmp_path / "other",
        SqliteStore(tmp_path / "other"),
        FakeEngine(),
        index_folder=tmp_path / "other" / "index",
        reading=shelf.reading(),
    )
    yield made
    made.close()


def put(library: Library, shelf: Shelf, *stories: Story) -> list[int]:
    shelf.put("/p/1.md", page(*stories))
    return list(imported(library, [Path("/p/1.md")]).story_ids)


def test_the_star_goes_on_and_off(library: Library, shelf: Shelf) -> None:
    (story_id,) = put(library, shelf, story("甲"))
    assert toggled(library, story_id)
    highlighted(library, story_id, "正文")
    assert library.story(story_id).row.bookmarked
    assert not toggled(library, story_id)
    assert not library.story(story_id).row.bookmarked
    assert [mark.anchor.exact for mark in library.bookmarks.all()] == ["正文"]


def test_highlights_stand_where_they_were_made(library: Library, shelf: Shelf) -> None:
    (story_id,) = put(library, shelf, story("甲", "工会一，工会二。", "第三段"))
    highlighted(library, story_id, "工会", before="一，", note="第二处", colour="yellow", tags=["引"])
    highlighted(library, story_id, "二。\u2029第三")
    first, second = library.bookmarks.highlights(story_id)
    text = "甲\n工会一，工会二。\n第三段"
    assert (first.span.start, text[second.span.start : second.span.end]) == (6, "二。\n第三")
    assert first.certain
    assert first.bookmark.note == "第二处"
    with pytest.raises(NotHeld):
        highlighted(library, story_id, "不在这里")


def test_marks_survive_a_changed_file(library: Library, shelf: Shelf) -> None:
    story_id = put(library, shelf, story("甲", LONG))[0]
    toggled(library, story_id)
    highlighted(library, story_id, "扎实推进改革")
    highlighted(library, story_id, "把服务职工放在第一位")
    changed = LONG.replace("把服务职工放在第一位", "把服务职工群众放在首位")
    shelf.put("/p/1.md", page(story("新来的"), story("甲", "前面添了一段。", changed)))
    report = imported(library, [Path("/p/1.md")])
    doubtful = [mark for mark in library.bookmarks.all() if mark.id in report.to_look_at]
    assert [mark.anchor.exact for mark in doubtful] == ["把服务职工放在第一位"], "its own words are kept"
    assert {mark.story_id for mark in library.bookmarks.all()} == {story_id}
    sure = [
        (highlight.bookmark.anchor.exact, highlight.certain) for highlight in library.bookmarks.highlights(story_id)
    ]
    assert sure == [("把服务职工放在第一位", False), ("扎实推进改革", True)]


def test_marks_wait_for_a_story_that_is_gone_and_find_it_again(library: Library, shelf: Shelf) -> None:
    story_id = put(library, shelf, story("甲", LONG), story("乙"))[0]
    toggled(library, story_id)
    highlighted(library, story_id, "扎实推进改革")
    corrected_words(library, story_id, "各级工会", "各级工会组织")
    put(library, shelf, story("乙"))
    assert [mark.story_id for mark in library.bookmarks.all()] == [None, None]
    report = put_report(library, shelf, "/p/2.md", story("甲", LONG))
    assert report.reattached == 3
    assert report.to_look_at == ()
    new_id = report.story_ids[0]
    assert {mark.story_id for mark in library.bookmarks.all()} == {new_id}
    assert len(library.story(new_id).corrections) == 1


def put_report(library: Library, shelf: Shelf, path: str, *stories: Story) -> ImportReport:
    shelf.put(path, page(*stories, where=facts("7")))
    return imported(library, [Path(path)])


def test_a_correction_lies_over_the_text(library: Library, shelf: Shelf) -> None:
    (story_id,) = put(library, shelf, story("甲", "坚定不移不移走下去，不移。"))
    correction = corrected_words(library, story_id, "不移不移", "不移")
    held = library.story(story_id)
    assert held.story.paragraphs[0].text == "坚定不移不移走下去，不移。"
    assert corrected(held).paragraphs[0].text == "坚定不移走下去，不移。"
    with pytest.raises(NotHeld):
        corrected_words(library, story_id, "甲\n坚定", "x")
    uncorrected(library, correction.id)
    assert corrected(library.story(story_id)) == held.story


def test_reading_position_and_visits(library: Library, shelf: Shelf) -> None:
    (story_id,) = put(library, shelf, story("甲"))
    traces.read_to(library, story_id, 7)
    assert library.position(story_id) == 7
    assert [visit.row.title for visit in library.visits()] == ["甲"]
    reading.forget(library, visits=True)
    assert library.visits() == []


def filled(library: Library, shelf: Shelf) -> int:
    story_id = put(library, shelf, story("甲", LONG))[0]
    bookmarked(library, story_id, folder="工会", tags=["引用"], note="一 --> 二\n<!-- dubao 三", colour="red")
    highlighted(library, story_id, "扎实推进改革", note="引这句")
    corrected_words(library, story_id, "各级工会", "各级工会组织")
    searches.save(library, library.searches.made("工会", "工会", SortOrder.NEWEST))
    return story_id


def contents(library: Library) -> list[tuple[str, str, tuple[str, ...], str, str]]:
    return sorted(
        (mark.anchor.exact, mark.folder, mark.tags, mark.note, mark.colour) for mark in library.bookmarks.all()
    )


def test_json_comes_back_whole(library: Library, other: Library, shelf: Shelf) -> None:
    story_id = filled(library, shelf)
    text = library.export_own_work()
    imported(other, [Path("/p/1.md")])
    assert merged(other, text) == Merged(added=4)
    assert contents(other) == contents(library)
    assert [search.name for search in other.searches.saved()] == ["工会"]
    assert [each.replacement for each in other.corrections.all()] == ["各级工会组织"]
    assert {mark.story_id for mark in other.bookmarks.all()} == {story_id}
    assert merged(other, text) == Merged(same=4)


def test_markdown_comes_back_whole(library: Library, other: Library, shelf: Shelf) -> None:
    filled(library, shelf)
    text = library.export_bookmarks()
    assert "> 扎实推进改革" in text
    assert "## 工会" in text
    imported(other, [Path("/p/1.md")])
    assert merged(other, text) == Merged(added=2)
    assert contents(other) == contents(library)


def test_merging_completes_and_never_replaces(library: Library, other: Library, shelf: Shelf) -> None:
    story_id = filled(library, shelf)
    imported(other, [Path("/p/1.md")])
    bookmarked(other, story_id, folder="自己的", tags=["我的"], note="我的话")
    corrected_words(other, story_id, "各级工会", "各级总工会")
    assert merged(other, library.export_own_work()) == Merged(added=2, merged=1, same=1)
    star = other.bookmarks.star(story_id)
    assert star is not None
    assert (star.folder, star.tags, star.colour) == ("自己的", ("我的", "引用"), "red")
    assert star.note.startswith("我的话\n\n一 --> 二")
    assert [each.replacement for each in other.corrections.all()] == ["各级总工会"]


@pytest.mark.parametrize("here", [True, False])
def test_what_an_export_holds_twice_is_taken_in_once(
    library: Library, other: Library, shelf: Shelf, here: bool
) -> None:
    filled(library, shelf)
    record = json.loads(library.export_own_work())
    record["bookmarks"] += [{**mark, "tags": ["又"]} for mark in record["bookmarks"]]
    record["corrections"] *= 2
    if here:
        imported(other, [Path("/p/1.md")])
    outcome = merged(other, json.dumps(record))
    assert (outcome.added, outcome.merged, outcome.same) == (4, 2, 1)
    assert all("又" in mark.tags for mark in other.bookmarks.all())
    assert len(other.bookmarks.all()) == 2


def test_what_has_no_story_here_waits(library: Library, other: Library, shelf: Shelf) -> None:
    filled(library, shelf)
    assert merged(other, library.export_own_work()) == Merged(added=4, waiting=3)
    report = imported(other, [Path("/p/1.md")])
    assert report.reattached == 3
    assert all(mark.story_id for mark in other.bookmarks.all())


@pytest.mark.parametrize(
    "text", ["{", '{"format": "other"}', '{"format": "dubao-own-work", "version": 9}', "[1]x{", '{"a":' * 10**5]
)
def test_another_file_is_refused(library: Library, text: str) -> None:
    with pytest.raises(NotOwnWork):
        merged(library, text)


def test_an_export_without_bookmarks_is_no_other_file(library: Library) -> None:
    for text in (library.export_own_work(), library.export_bookmarks(), library.corrections.export("md")):
        assert merged(library, text) == Merged()


def test_a_wrong_record_is_refused_and_nothing_is_taken_in(library: Library) -> None:
    bookmarks = '{"anchor": {"headline": "甲"}}, {"tags": 3}'
    text = f'{{"format": "dubao-own-work", "version": 1, "bookmarks": [{bookmarks}]}}'
    with pytest.raises(NotOwnWork):
        merged(library, text)
    assert library.bookmarks.all() == []


@pytest.mark.parametrize("fault", [TypeError, KeyError, AttributeError, ValueError])
def test_a_fault_of_ours_while_merging_is_not_the_files(
    library: Library, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    (story_id,) = put(library, shelf, story("甲"))
    toggled(library, story_id)
    text = library.export_own_work()

    def faulty(anchor: Anchor) -> int | None:
        raise fault("ours")

    monkeypatch.setattr(library.store.holdings, "find_story", faulty)
    with pytest.raises(fault, match="ours") as caught:
        merged(library, text)
    assert not isinstance(caught.value, NotOwnWork)


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("不重要，已核对", "重要", "不重要，已核对\n\n重要"),
        ("甲\n\n乙", "甲", "甲\n\n乙"),
        ("甲\n\n乙", "甲\n\n乙", "甲\n\n乙"),
        ("甲", "", "甲"),
        ("", "乙", "乙"),
    ],
)
def test_both_notes_can_be_read_after_a_merge(
    library: Library, other: Library, shelf: Shelf, ours: str, theirs: str, both: str
) -> None:
    (story_id,) = put(library, shelf, story("甲"))
    bookmarked(library, story_id, note=theirs)
    imported(other, [Path("/p/1.md")])
    bookmarked(other, story_id, note=ours)
    merged(other, library.export_own_work())
    assert [mark.note for mark in other.bookmarks.all()] == [both]


def test_lists_and_searches_show_the_headline_as_corrected(library: Library, shelf: Shelf) -> None:
    (story_id,) = put(library, shelf, story("电视台台开播", LONG))
    toggled(library, story_id)
    traces.read_to(library, story_id, 3)
    corrected_words(library, story_id, "电视台台", "电视台")
    rows = [
        *library.rows_by_id([story_id]),
        *library.story_rows(everything=True),
        *library.story_window(0, 10),
        *(visit.row for visit in library.visits()),
        *(hit.row for hit in library.search("电视台").hits),
        library.story(story_id).row,
        library.chain(story_id)[0].row,
    ]
    assert {row.title for row in rows} == {"电视台开播"}
    assert len(rows) == 7
    (hit,) = library.search("电视台").hits
    assert [hit.row.title[mark.start : mark.end] for mark in hit.title_marks] == ["电视台"]
    (mark,) = library.bookmarks.all()
    assert mark.anchor.headline == "电视台台开播", "the anchor keeps what was printed"
    assert library.bookmarks.headlines() == {mark.id: "电视台开播"}
    uncorrected(library, library.corrections.all()[0].id)
    assert library.rows_by_id([story_id])[0].title == "电视台台开播"
    assert library.bookmarks.headlines() == {}
