"""Pages that wait for a person's word: one act is one transaction, and nothing else is changed by it."""

from pathlib import Path

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.errors import HeldKind, NotHeld
from reader.library.library import Library
from reader.library.page_placing import PagePlacing
from reader.library.placing import evidence_of, iso_day, page_number
from tests.builders import page, story
from tests.doing import imported
from tests.library.conftest import Shelf

GUESSED = (
    Guess("date", "2023-02-15", (Evidence(EvidenceSource.FILE_NAME, "2023-02-15"),), 0.5),
    Guess("page", "2", (Evidence(EvidenceSource.FILE_NAME, "02"),), 0.5),
)


@pytest.fixture
def placing(library: Library, shelf: Shelf) -> PagePlacing:
    """Three pages of one folder and one of another, which wait."""
    for name in ("/p/1.md", "/p/2.md", "/p/3.md", "/q/4.md"):
        shelf.put(name, page(story(name), where=PageFacts(date="2023-02-15", number="2"), guesses=GUESSED))
    imported(library, [Path(name) for name in ("/p/1.md", "/p/2.md", "/p/3.md", "/q/4.md")])
    return PagePlacing(library.store)


def commits(library: Library, act: object) -> int:
    """The number of transactions of an act."""
    done: list[str] = []
    library.store._paper.connection.set_trace_callback(done.append)  # type: ignore[attr-defined]
    act()  # type: ignore[operator]
    library.store._paper.connection.set_trace_callback(None)  # type: ignore[attr-defined]
    return done.count("COMMIT")


def places(library: Library) -> list[tuple[str | None, str | None]]:
    return sorted((row.title, row.newspaper) for row in library.story_rows(everything=True))


def test_a_folder_is_confirmed_in_one_transaction(library: Library, placing: PagePlacing) -> None:
    waiting = placing.waiting()
    facts = PageFacts(newspaper="海州日报", date="2023-02-16", number="2")
    assert commits(library, lambda: placing.confirm_folder(waiting[0], facts, waiting)) == 1
    rows = {row.title: (row.newspaper, row.date, row.page) for row in library.story_rows(everything=True)}
    assert rows == {
        "/p/1.md": ("海州日报", "2023-02-16", "2"),
        "/p/2.md": ("海州日报", "2023-02-15", "2"),
        "/p/3.md": ("海州日报", "2023-02-15", "2"),
        "/q/4.md": (None, "2023-02-15", "2"),
    }
    assert [each.path for each in placing.waiting()] == ["/q/4.md"]


def test_what_comes_later_from_the_folder_is_known(library: Library, placing: PagePlacing, shelf: Shelf) -> None:
    waiting = placing.waiting()
    assert len(placing.confirm_folder(waiting[0], PageFacts(newspaper="海州日报"), waiting)) == 3
    shelf.put("/p/5.md", page(story("五"), where=PageFacts()))
    imported(library, [Path("/p/5.md")])
    assert ("五", "海州日报") in places(library)


def test_pages_that_do_not_wait_any_more_are_left(library: Library, placing: PagePlacing) -> None:
    waiting = placing.waiting()
    placing.set_each([waiting[1].row.id], lambda _: PageFacts(newspaper="甲报", date="2023-02-15", number="2"))
    assert len(placing.confirm_folder(waiting[0], PageFacts(newspaper="海州日报"), waiting)) == 2
    assert ("/p/2.md", "甲报") in places(library)


def test_all_of_a_folder_or_nothing(library: Library, placing: PagePlacing, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting, before = placing.waiting(), places(library)
    set_facts, calls = library.store.page_facts.set, []

    def fails_at_last(ids: list[int], facts: PageFacts) -> None:
        calls.append(ids)
        if len(calls) == 3:
            raise NotHeld(HeldKind.PAGE, ids)
        set_facts(ids, facts)

    monkeypatch.setattr(library.store.page_facts, "set", fails_at_last)
    with pytest.raises(NotHeld):
        placing.confirm_folder(waiting[0], PageFacts(newspaper="海州日报"), waiting)
    monkeypatch.undo()
    assert (places(library), placing.waiting()) == (before, waiting)


def test_one_page_that_is_missing_stops_no_other(library: Library, placing: PagePlacing) -> None:
    ids = [each.row.id for each in placing.waiting()]
    facts = PageFacts(newspaper="甲报", date="2023-02-15", number="2")
    missing: list[NotHeld] = []
    assert commits(library, lambda: missing.extend(placing.set_each([*ids, 999], lambda _: facts))) == 1
    assert [(error.what, error.key) for error in missing] == [("page", 999)]
    assert placing.waiting() == []


def test_evidence_is_listed_once_with_its_quotation() -> None:
    dateline, year = Evidence(EvidenceSource.DATELINE, "本报北京2月14日电"), Evidence(EvidenceSource.YEAR, "2023")
    guesses = (
        Guess("date", "2023-02-15", (dateline, year), 0.5),
        Guess("date", "2023-02-15", (year,), 0.5),
        Guess("date", "2022-02-15", (Evidence(EvidenceSource.YEAR, "2022"),), 0.3),
        Guess("page", "2", (), 0.5),
    )
    assert evidence_of(guesses, "date", "2023-02-15") == [dateline, year]
    assert evidence_of(guesses, "page", "2") == []
    assert evidence_of(guesses, "page", "3") == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2023-2-15", "2023-02-15"),
        ("2023年2月15日", "2023-02-15"),
        ("20230215", "2023-02-15"),
        ("2023-02", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, day: str | None) -> None:
    assert iso_day(typed) == day


@pytest.mark.parametrize(("typed", "number"), [("第02版", "2"), ("a05", "A05"), (" 12 ", "12"), ("", "")])
def test_page_numbers_are_read_as_people_write_them(typed: str, number: str) -> None:
    assert page_number(typed) == number
