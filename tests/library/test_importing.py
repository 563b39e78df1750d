"""Files into the library: what is reported is held."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.errors import LibraryReason, LibraryUnusable
from reader.importer.page_reading import Styles
from reader.importer.rules_version import RULES_VERSION
from reader.library.library import Library
from reader.library.views import Refusal
from reader.store.sqlite_store import SqliteStore
from tests.builders import DAILY, DAY, TEXTS, back_to, facts, onto, page, photo, put_file, source, story
from tests.doing import imported, placed, read, read_again, toggled
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf


def test_imports_a_folder_and_reports(library: Library, shelf: Shelf, engine: FakeEngine) -> None:
    shelf.put("/papers/01.md", page(story("甲"), photo("图", "图说"), where=facts("1")))
    shelf.put("/papers/02.md", page(story("乙")), page(story("丙"), where=facts("3")))
    bad = shelf.refuse("/papers/bad.bin")
    report = imported(library, [Path("/papers")])
    assert (report.files, report.pages, report.stories, report.photos, report.known) == (2, 3, 3, 1, 0)
    assert report.refused == (Refusal(path=bad, reason="not_text"),)
    assert [row.title for row in library.story_rows(everything=True)] == ["甲", "图", "乙", "丙"]
    assert report.story_ids == tuple(row.id for row in library.story_rows(everything=True))
    assert engine.story_ids() == set(report.story_ids)
    assert library.issues()[0].page_count == 3
    assert library.story_count() == 4


def test_importing_twice_changes_nothing(library: Library, shelf: Shelf, engine: FakeEngine) -> None:
    shelf.put("/papers/01.md", page(story("甲")))
    first = imported(library, [Path("/papers")])
    before = engine.generation
    again = imported(library, [Path("/papers")])
    assert (again.files, again.known, again.stories) == (0, 1, 0)
    assert again.story_ids == first.story_ids
    assert engine.generation == before
    assert shelf.read == [Path("/papers/01.md")], "a known file is not parsed again"


def test_progress_is_reported_and_can_stop_the_work(library: Library, shelf: Shelf) -> None:
    for number in range(5):
        shelf.put(f"/papers/{number}.md", page(story(f"甲{number}"), where=facts(str(number))))
    reported: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, what: str) -> bool:
        reported.append((done, total, what))
        return done < 3

    report = imported(library, [Path("/papers")], progress)
    assert report.cancelled
    assert report.stories == library.story_count() == 3
    assert reported[:2] == [(0, 5, "/papers/0.md"), (1, 5, "/papers/1.md")]
    rest = imported(library, [Path("/papers")])
    assert (rest.known, rest.files) == (3, 2)
    assert library.search("甲").total == 5


@pytest.mark.parametrize("stop", range(6))
def test_an_import_stopped_anywhere_is_taken_up_again(library: Library, shelf: Shelf, stop: int) -> None:
    one = page(story("甲", TEXTS[0], continued_on=onto("3")), where=facts("1"))
    other = page(story(None, TEXTS[1], continued_from=back_to("1")), where=facts("3"))
    for number, printed in enumerate([one, page(story("乙"), where=facts("2")), other, one, page(story("丁"))]):
        shelf.put(f"/papers/{number}.md", printed)
    stopped = imported(library, [Path("/papers")], lambda done, _total, _what: done < stop)
    assert stopped.cancelled == (stop < 5)
    rest = imported(library, [Path("/papers")])
    assert (rest.known, rest.files) == (stop, 5 - stop)
    assert library.story_count() == 4, "nothing twice, nothing lost"
    assert library.open_jumps() == []
    assert library.search("").total == 3
    assert imported(library, [Path("/papers")]).known == 5


def test_a_file_of_very_many_pages(library: Library, shelf: Shelf) -> None:
    pages = [page(story(f"第{at}篇"), where=facts(str(at))) for at in range(1, 151)]
    report = imported(library, [shelf.put("/all.jsonl", *pages)])
    assert (report.files, report.pages, report.stories) == (1, 150, 150)
    assert imported(library, [Path("/all.jsonl")]).known == 1


def test_continuations_join_in_any_order(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/01.md", page(story("要闻", "前半", continued_on=onto("4")), where=facts("1")))
    shelf.put("/papers/04.md", page(story(None, "后半", continued_from=back_to("1")), where=facts("4")))
    imported(library, [Path("/papers/04.md")])
    (late,) = library.open_jumps()
    assert (late.onward, late.page, late.page_held) == (False, "1", False)
    imported(library, [Path("/papers/01.md")])
    assert library.open_jumps() == []
    head, tail = (row.id for row in library.story_rows(everything=True))
    assert [held.row.id for held in library.chain(tail)] == [head, tail]
    assert all(row.continued for row in library.story_rows(everything=True))


def test_a_continued_story_is_found_once_by_either_part(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/01.md", page(story("要闻", "前半说航天", continued_on=onto("4")), where=facts("1")))
    shelf.put("/papers/04.md", page(story(None, "后半说工会", continued_from=back_to("1")), where=facts("4")))
    imported(library, [Path("/papers")])
    answers = [library.search(query) for query in ("航天", "工会", "航天 工会")]
    assert [answer.total for answer in answers] == [1, 1, 1]
    assert {answer.hits[0].row.title for answer in answers} == {"要闻"}
    assert "工会" in answers[1].hits[0].snippet.text
    # The second page is imported anew without its jump line: two stories again.
    shelf.put("/papers/04.md", page(story("另一篇", "后半说工会和别的"), where=facts("4")))
    imported(library, [Path("/papers/04.md")])
    assert [hit.row.title for hit in library.search("工会").hits] == ["另一篇"]
    assert library.search("").total == 2


def test_a_word_for_a_folder_holds_for_what_comes_later(library: Library, shelf: Shelf) -> None:
    nowhere = PageFacts(number="1")
    shelf.put("/papers/a/1.md", page(story("甲"), where=nowhere))
    shelf.put("/papers/a/2.md", page(story("乙"), where=PageFacts(number="2")))
    said = Guess("newspaper", "人民日报", (Evidence(EvidenceSource.PAGE_HEAD, "人民日报"),), 1.0)
    shelf.put("/papers/a/3.md", page(story("丙"), where=PageFacts(newspaper="人民日报", number="3"), guesses=(said,)))
    shelf.put("/papers/b/1.md", page(story("丁"), where=nowhere))
    imported(library, [Path("/papers")])
    waiting = library.store.page_facts.unsure()
    assert len(waiting) == 4
    placed(library, [waiting[0][0].id], PageFacts(newspaper=DAILY, date=DAY), for_folder=True)
    assert [row.title for row in library.story_rows(newspaper=DAILY, date=DAY)] == ["甲", "乙"]
    assert [row.title for row in library.story_rows(newspaper="人民日报", date=DAY)] == ["丙"]
    assert [row.title for row in library.story_rows()] == ["丁"]
    shelf.put("/papers/a/4.md", page(story("戊"), where=PageFacts(number="4")))
    imported(library, [Path("/papers/a/4.md")])
    assert [row.title for row in library.story_rows(newspaper=DAILY, date=DAY)] == ["甲", "乙", "戊"]
    assert len(library.store.page_facts.unsure()) == 1


def test_set_facts_moves_a_page_and_joins(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/01.md", page(story("要闻", TEXTS[0], continued_on=onto("4")), where=facts("1")))
    shelf.put("/papers/04.md", page(story(None, TEXTS[1], continued_from=back_to("1")), where=facts("4", None)))
    imported(library, [Path("/papers")])
    assert len(library.open_jumps()) == 2
    (waiting,) = library.store.page_facts.unsure()
    placed(library, [waiting[0].id], PageFacts(date=DAY))
    assert library.open_jumps() == []
    library.refresh_index()
    assert library.search("").total == 1


def test_what_a_killed_import_left_open_is_finished(library: Library, shelf: Shelf, tmp_path: Path) -> None:
    imported(library, [shelf.put("/papers/09.md", page(story("旧", TEXTS[2]), where=facts("9")))])
    toggled(library, 1)
    imported(library, [shelf.put("/papers/09.md", page(story("新", TEXTS[3]), where=facts("9")))])
    # Another program put these and was killed before it did anything else.
    killed = SqliteStore(library.folder)
    put_file(killed, source("a", "/p/a.md"), [page(story("要闻", TEXTS[0], continued_on=onto("4")), where=facts("1"))])
    put_file(killed, source("b", "/p/b.md"), [page(story(None, continued_from=back_to("1")), where=facts("4"))])
    put_file(killed, source("c", "/p/c.md"), [page(story("旧", TEXTS[2]), where=facts("10"))])
    killed.close()
    assert library.refresh_index() > 0
    assert library.open_jumps() == []
    assert library.bookmarks.all()[0].story_id is not None
    assert library.search("").total == 3


def test_a_page_takes_the_name_that_two_neighbours_state(library: Library, shelf: Shelf) -> None:
    shelf.put("/papers/01.md", page(story("要闻", TEXTS[0], continued_on=onto("4")), where=facts("1")))
    shelf.put("/papers/04.md", page(story(None, continued_from=back_to("1")), where=facts("4", newspaper=None)))
    shelf.put("/papers/05.md", page(story("别日"), where=facts("5", "2023-02-16", None)))
    shelf.put("/elsewhere/06.md", page(story("别处"), where=facts("6", newspaper=None)))
    imported(library, [Path("/papers"), Path("/elsewhere")])
    assert [row.number for row in library.pages(DAILY, DAY)] == ["1"], "one page is no proof of the others"
    shelf.put("/papers/02.md", page(story("又一页"), where=facts("2")))
    imported(library, [Path("/papers")])
    assert [row.number for row in library.pages(DAILY, DAY)] == ["1", "2", "4"]
    assert library.open_jumps() == []
    assert len(library.store.page_facts.unsure()) == 3
    assert imported(library, [Path("/papers")]).known == 4
    assert len(library.store.page_facts.unsure()[-1][1]) <= 1, "the guess is made once"


def test_a_name_that_is_guessed_or_disputed_spreads_to_no_neighbour(library: Library, shelf: Shelf) -> None:
    guess = Guess("newspaper", DAILY, (Evidence(EvidenceSource.FILE_NAME, DAILY),), 0.9)
    for number in ("1", "2", "3"):
        shelf.put(f"/a/{number}.md", page(story(f"甲{number}"), where=facts(number), guesses=(guess,)))
        shelf.put(f"/b/{number}.md", page(story(f"乙{number}"), where=facts(number)))
    shelf.put("/b/7.md", page(story("别报"), where=facts("7", newspaper="海州日报")))
    for folder in ("a", "b"):
        shelf.put(f"/{folder}/4.md", page(story(f"无名{folder}"), where=facts("4", newspaper=None)))
    imported(library, [Path("/a"), Path("/b")])
    assert [row.title for row in library.story_rows(newspaper=None, date=DAY)] == ["无名a", "无名b"]


def test_what_is_imported_is_found_while_the_import_goes_on(library: Library, shelf: Shelf, engine: FakeEngine) -> None:
    for number in range(150):
        page_ = page(*(story(f"第{number}页{at}篇", TEXTS[at % 5]) for at in range(10)), where=facts(str(number)))
        shelf.put(f"/papers/{number:03}.md", page_)
    seen: list[int] = []

    def progress(done: int, total: int, what: str) -> bool:
        seen.append(len(engine.story_ids()))
        return True

    report = imported(library, [Path("/papers")], progress)
    assert report.stories == 1500
    assert 500 <= seen[80] <= 900
    assert 1100 <= seen[149] < 1500
    assert len(engine.story_ids()) == 1500


def test_an_index_that_cannot_be_written_stops_no_import(
    library: Library, shelf: Shelf, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryUnusable(Path("/cache"), LibraryReason.DISK_FULL)

    many = [page(*(story(f"第{number}页{at}篇") for at in range(600)), where=facts(str(number))) for number in (1, 2)]
    with monkeypatch.context() as patched:
        patched.setattr(engine, "apply", full)
        report = imported(library, [shelf.put("/papers/01.md", *many)])
    assert (report.stories, report.no_index) == (1200, "disk_full")
    assert library.story_count() == 1200
    assert library.refresh_index() == 1200


def test_a_file_that_bears_the_same_stamp_is_not_read_again(library: Library, shelf: Shelf) -> None:
    path = shelf.put("/papers/01.md", page(story("甲")))
    shelf.stamps[path] = "1"
    first = imported(library, [path])
    digests = len(shelf.digested)
    again = imported(library, [path])
    assert (again.known, again.story_ids) == (1, first.story_ids)
    assert len(shelf.digested) == digests, "not even its bytes are read"
    shelf.put("/papers/01.md", page(story("甲"), story("乙")))
    shelf.stamps[path] = "2"
    assert imported(library, [path]).stories == 2
    shelf.stamps[path] = ""
    assert imported(library, [path]).known == 1
    shelf.stamps[path] = "2"
    assert imported(library, [path]).known == 1
    assert len(shelf.digested) == digests + 3, "a stamp that was not kept proves nothing"


def test_newer_rules_read_a_known_file_again(library: Library, shelf: Shelf) -> None:
    path = shelf.put("/papers/01.md", page(story("甲", TEXTS[0]), story("乙", TEXTS[1]), where=facts("1")))
    first = imported(library, [path])
    toggled(library, first.story_ids[0])
    read(library, first.story_ids[1:], True)
    digest = shelf.reading().digest(path)
    shelf.pages[path] = [page(story("甲", TEXTS[0], column_label="栏目"), story("乙", TEXTS[1]), where=facts("1"))]
    newer = replace(shelf.reading(), rules=RULES_VERSION + 1, digest=lambda _: digest)
    library._reading = newer
    again = imported(library, [path])
    assert (again.known, again.reparsed, again.files, again.stories) == (1, 1, 0, 0)
    assert again.story_ids == first.story_ids
    rows = library.rows_by_id(first.story_ids)
    assert [(row.column_label, row.bookmarked, row.read) for row in rows] == [
        ("栏目", True, False),
        (None, False, True),
    ]
    assert imported(library, [path]).reparsed == 0
    assert read_again(library).known == 0


@pytest.mark.parametrize("gone", [False, True])
def test_reparse_reads_the_file_or_the_text_that_is_kept(library: Library, shelf: Shelf, gone: bool) -> None:
    many = [page(story(f"第{at}篇", f"正文{at}"), where=facts(str(at))) for at in range(1, 131)]
    path = shelf.put("/papers/all.md", *many)
    first = imported(library, [path])
    toggled(library, first.story_ids[100])
    digest = "another" if gone else shelf.reading().digest(path)
    shelf.pages[path] = [replace(one, stories=(replace(one.stories[0], genre="通讯"),)) for one in many]

    def again(text: str, path: Path, styles: Styles) -> Page:
        at = int(text)
        return page(story(f"第{at}篇", f"正文{at}", genre="评论"), where=facts(str(at)))

    for at, row in enumerate(library.story_rows(everything=True), 1):
        kept = sha256(str(at).encode()).hexdigest()
        library.store._paper.run("INSERT INTO source_text (digest, text) VALUES (?, ?)", (kept, str(at)))
        library.store._paper.run(
            "UPDATE page SET text_id = (SELECT id FROM source_text WHERE digest = ?) WHERE id = ?",
            (kept, row.page_id),
        )
    library._reading = replace(shelf.reading(), rules=RULES_VERSION + 1, digest=lambda _: digest, again=again)
    report = read_again(library)
    assert (report.reparsed, report.story_ids) == (1, first.story_ids)
    assert {library.story(each).story.genre for each in first.story_ids} == {"评论" if gone else "通讯"}
    assert library.rows_by_id([first.story_ids[100]])[0].bookmarked
    assert read_again(library).known == 0


def test_what_cannot_be_read_again_stays_as_it_is(library: Library, shelf: Shelf) -> None:
    path = shelf.put("/papers/all.jsonl", page(story("甲")))
    first = imported(library, [path])
    library._reading = replace(
        shelf.reading(), rules=RULES_VERSION + 1, digest=lambda _: "another", again=lambda *_: None
    )
    assert read_again(library).reparsed == 0
    assert library.story(first.story_ids[0]).row.title == "甲"
    assert library.store.collecting.older_sources(2) == []
