"""A library with something of everything that a person can make, and everything that a person can see of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.acts import bookmarks, clippings, corrections, folders, highlights, pages, reading, searches, traces
from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.story import Paragraph, Seam
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.library.quoting import Quotation
from reader.ports.store import Store
from reader.store.file.database import Database
from reader.store.undo.recorded_rows import NOT_RECORDED
from tests.builders import TEXTS, back_to, facts, onto, page, photo, story
from tests.doing import imported
from tests.fakes import FakeEngine
from tests.library.conftest import Shelf

GUESSED = (Guess("newspaper", "海州日报", (Evidence(EvidenceSource.FILE_NAME, "海州日报"),), 0.6),)
LONG = "会议要求各级工会把服务职工放在第一位，扎实推进改革。" + TEXTS[0]
CHANGED = LONG.replace("把服务职工放在第一位", "把服务职工群众放在首位")


def waiting_page(name: str) -> Page:
    text = f"{name}的正文，与别的版没有一处相同：{name * 9}。"
    return page(story(name, text), where=facts("7", newspaper="海州日报"), guesses=GUESSED)


def shelf() -> Shelf:
    """The files of the library: an issue with a continued story, and a folder of pages that wait."""
    made = Shelf()
    made.put(
        "/p/1.md", page(story("工会会议召开", LONG, continued_on=onto("2")), photo("鹊桥", "图说"), where=facts("1"))
    )
    made.put(
        "/p/2.md",
        page(
            story("工会会议召开", TEXTS[3], continued_from=back_to("1")), story("读书活动", TEXTS[1]), where=facts("2")
        ),
    )
    joined = Paragraph(text=TEXTS[2], seams=(Seam(20, before=7, after=8, reason="column"),))
    made.put("/p/3.md", page(replace(story("环卫早餐"), paragraphs=(joined,)), where=facts("3")))
    for name in ("/w/5.md", "/w/6.md"):
        made.put(name, waiting_page(name))
    return made


def open_on(store: Store, folder: Path, files: Shelf) -> Library:
    return Library(folder, store, FakeEngine(), index_folder=folder / "index", reading=files.reading())


def furnish(library: Library, files: Shelf) -> None:
    """Take the files in, and let a person do something of each kind."""
    imported(library, sorted(files.pages))
    one, _, two, three = named(library, "工会会议召开", "鹊桥", "读书活动", "环卫早餐")
    bookmarks.add(library, [one], Words(folder="工会/2023", tags=("待引用",), note="第二段要核对", colour="red"))
    bookmarks.add(library, [two])
    highlights.add(library, [one], Quotation("扎实推进改革"), Words(note="要点", colour="yellow"))
    highlights.add(library, [one], Quotation("把服务职工放在第一位"), Words(note="提法"))
    folders.make(library, "空")
    corrections.add(library, [two], Quotation("甘肃省推动"), "甘肃推动")
    reading.mark(library, [two, three], True)
    for story_id in (one, three, two):
        library.store.reading.set_position(story_id, 3)
    searches.save(library, library.searches.made("工会", "工会"))
    traces.asked(library, "读书")
    clippings.change(library, lambda draft: replace(draft.with_stories([one, two]), title="剪报"))
    waits = library.placing.waiting()
    pages.say(library, [waits[0].row.id], PageFacts(section="副刊"))
    # A page that comes again, changed: the place of a highlight is in doubt then.
    files.put(
        "/p/1.md", page(story("工会会议召开", CHANGED, continued_on=onto("2")), photo("鹊桥", "图说"), where=facts("1"))
    )
    imported(library, [Path("/p/1.md")])
    assert library.doubts.count() == 1
    library.refresh_index()


def named(library: Library, *titles: str) -> list[int]:
    """The first stories with these headlines."""
    rows = {row.title: row.id for row in reversed(library.story_rows(everything=True))}
    return [rows[title] for title in titles]


def ids(library: Library) -> list[int]:
    """The ids of all stories in the order of the list."""
    return list(library.story_order())


def seen(library: Library) -> dict[str, Any]:
    """Everything that a person can see of a library, compared as text."""
    library.refresh_index()
    assert library.check() == []
    found = ids(library)
    store = library.store
    return {
        "rows": rows_of(store),
        "list": [repr(row) for row in library.rows_by_id(found)],
        "stories": [repr(library.story(each)) for each in found],
        "pages": [repr(library.pages(issue.newspaper, issue.date)) for issue in library.issues()],
        "waiting": repr(library.placing.waiting()),
        "jumps": repr(library.open_jumps()),
        "own work": library.export_own_work(),
        "bookmarks": library.export_bookmarks(),
        "folders": library.folders.all(),
        "doubts": repr(library.doubts.all()),
        "visits": repr(library.visits()),
        "searches": repr([(each, library.searches.new_count(each)) for each in library.searches.saved()]),
        "history": library.searches.history(),
        "clippings": repr(library.draft.read()),
        "settings": store.settings.starting_with(""),
        "names": repr(library.aids.aliases.all()),
        "found": {query: list(library.found_ids(query)) for query in ("工会", "读书", "早餐", "甘肃推动", "新闻")},
    }


def rows_of(store: Store) -> dict[str, list[str]]:
    """Every row of every table that is recorded; nothing of a store in memory."""
    database = getattr(store, "_paper", None)
    if not isinstance(database, Database):
        return {}
    tables = database.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {
        name: sorted(json.dumps(row, ensure_ascii=False) for row in database.all(f"SELECT * FROM {name}"))
        for (name,) in tables
        if name not in NOT_RECORDED
    }
