"""The counts of an import beside its library: copies of a text are said to be copies, and nothing is counted twice."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import StoryKind
from reader.library.import_outcomes import FileStatus
from reader.library.last_import import last_import
from reader.library.library import Library
from reader.library.views import ImportReport
from reader.store.sqlite_store import SqliteStore
from tests.builders import TEXTS, facts, folio, page, photo, story
from tests.doing import imported
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf

NOWHERE = PageFacts()


def statuses(library: Library) -> list[tuple[str, str, int, int, str]]:
    found = last_import(library.folder)
    assert found
    return [(Path(each.path).name, each.status, each.stories, each.same, each.same_as) for each in found.outcomes()]


def agree(library: Library, report: ImportReport) -> None:
    """Check the counts of the first import of a library against what it holds."""
    rows = library.store.holdings.story_rows(everything=True)
    kinds = [row.kind for row in rows]
    assert report.stories == kinds.count(StoryKind.STORY)
    assert report.photos == kinds.count(StoryKind.PHOTO)
    assert report.pages == sum(
        len(library.store.holdings.pages(each.newspaper, each.date)) for each in library.issues()
    )
    kept = last_import(library.folder)
    assert kept
    outcomes = list(kept.outcomes())
    assert sum(each.stories for each in outcomes) == report.stories
    assert sum(each.photos for each in outcomes) == report.photos
    statuses = [each.status for each in outcomes]
    assert report.files == statuses.count(FileStatus.TAKEN) + report.same
    assert (report.same, report.known) == (statuses.count(FileStatus.SAME), statuses.count(FileStatus.HELD))


@pytest.fixture
def three(library: Library, shelf: Shelf) -> ImportReport:
    """The report on three files, of which two hold the same text, and the third half of it."""
    shelf.put("/papers/a.md", page(story("甲", TEXTS[0]), story("乙", TEXTS[1]), where=NOWHERE))
    shelf.put("/papers/b.txt", page(story("甲", TEXTS[0]), story("乙", TEXTS[1]), folio("版"), where=NOWHERE))
    shelf.put("/papers/c.jsonl", page(story("甲", TEXTS[0]), story("丙", TEXTS[2]), where=NOWHERE))
    return imported(library, [Path("/papers")])


def test_a_file_of_the_same_text_is_said_to_be_one(library: Library, three: ImportReport) -> None:
    assert (three.files, three.same, three.known, three.pages, three.stories) == (3, 1, 0, 2, 3)
    assert statuses(library) == [
        ("a.md", "taken", 2, 0, ""),
        ("b.txt", "same", 0, 2, "/papers/a.md"),
        ("c.jsonl", "taken", 1, 1, "/papers/b.txt"),
    ]
    agree(library, three)


def test_what_an_earlier_import_brought_is_no_news(library: Library, shelf: Shelf, three: ImportReport) -> None:
    report = imported(library, [shelf.put("/other/d.md", page(story("甲", TEXTS[0]), where=NOWHERE))])
    assert (report.files, report.same, report.stories) == (1, 1, 0)
    # Its page is new, because the other story of the page that had it stays there.
    assert report.pages == 1
    again = imported(library, [Path("/papers/a.md")])
    assert (again.files, again.known, again.same) == (0, 1, 0)


def test_another_text_of_the_same_page_is_news_once(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/1.md", page(story("甲", TEXTS[0])))
    shelf.put("/papers/2.md", page(story("甲", TEXTS[0] + "又及。")))
    first = imported(library, [Path("/papers")])
    assert (first.files, first.same, first.pages, first.stories) == (2, 0, 1, 1)
    agree(library, first)
    assert statuses(library)[1] == ("2.md", "taken", 0, 1, "/papers/1.md")
    later = imported(library, [shelf.put("/papers/3.md", page(story("甲", TEXTS[0] + "再及。")))])
    assert (later.files, later.pages, later.stories) == (1, 1, 1)


def test_a_list_of_an_older_version_is_read(library: Library, three: ImportReport) -> None:
    assert three.same
    file = library.folder / "last_import.jsonl"
    text = file.read_text("utf-8")
    for name in ('"same": 0, ', '"same": 1, ', ', "same": 0, "same_as": ""'):
        text = text.replace(name, "")
    file.write_text(text.replace(', "same_as": ""', ""), "utf-8")
    assert [row[0] for row in statuses(library)] == ["a.md", "b.txt", "c.jsonl"]


PLACES = (NOWHERE, facts(), facts("3"), facts(newspaper=None))
STORIES = st.builds(
    lambda title, text: story(title, TEXTS[text]), st.sampled_from(["甲", "乙", None]), st.integers(0, 3)
)
PHOTOS = st.builds(photo, st.just("图"), st.sampled_from(TEXTS))
PAGES = st.builds(
    lambda items, where: page(*items, folio("眉"), where=where),
    st.lists(st.one_of(STORIES, PHOTOS), max_size=3),
    st.sampled_from(PLACES),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(PAGES, min_size=1, max_size=2), min_size=1, max_size=6))
def test_what_is_counted_is_what_the_library_holds(files: Sequence[Sequence[Page]]) -> None:
    with TemporaryDirectory() as name:
        shelf, folder = Shelf(), Path(name)
        for number, pages in enumerate(files):
            shelf.put(f"/papers/{number:02}.md", *pages)
        library = Library(
            folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index", reading=shelf.reading()
        )
        try:
            agree(library, imported(library, [Path("/papers")]))
        finally:
            library.close()


HEADLINES = ("春耕开始", "水渠通了", "夜校的灯")


def as_markdown(chosen: Sequence[int]) -> str:
    return "\n\n".join(f"# {HEADLINES[at]}\n\n本报讯 {TEXTS[at]}" for at in chosen)


def as_text(chosen: Sequence[int]) -> str:
    return "\n\n\n".join(f"{HEADLINES[at]}\n\n　　本报讯 {TEXTS[at]}" for at in chosen) + "\n"


def as_lines(chosen: Sequence[int]) -> str:
    records = ({"title": HEADLINES[at], "content": f"本报讯 {TEXTS[at]}"} for at in chosen)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


FORMS = {".md": as_markdown, ".txt": as_text, ".jsonl": as_lines}
FILES = st.tuples(st.sampled_from(sorted(FORMS)), st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True))


@settings(max_examples=25, deadline=None)
@given(st.lists(FILES, min_size=1, max_size=5))
def test_files_of_several_forms_are_counted_as_they_are_held(files: Sequence[tuple[str, Sequence[int]]]) -> None:
    with TemporaryDirectory() as name:
        papers, folder = Path(name) / "papers", Path(name) / "library"
        papers.mkdir()
        for number, (suffix, chosen) in enumerate(files):
            (papers / f"{'abcde'[number]}{suffix}").write_text(FORMS[suffix](chosen), "utf-8")
        library = Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")
        try:
            report = imported(library, [papers])
            agree(library, report)
            assert report.stories <= len(HEADLINES)
        finally:
            library.close()
