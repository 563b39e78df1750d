"""The library file with very many stories.

python -m tests.benchmarks.library_scale [STORIES [PARAGRAPHS]]

A paragraph has 140 characters; a story of a newspaper has about five.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, Page, PageFacts
from reader.domain.story import Byline, Headline, Paragraph, Role, Story
from reader.ports.collecting import Put, Source
from reader.ports.rows import ListOrder
from reader.store.sqlite_store import SqliteStore

_STORIES_A_PAGE = 8
_PAGES_AN_ISSUE = 16
_PAPERS = ("人民日报", "工人日报", "光明日报")
_HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
_FOLDER_CHUNK = 64


class Press:
    """Prints stories out of a stock of paragraphs."""

    def __init__(self, paragraphs: int) -> None:
        self._random = random.Random(1)
        self._paragraphs = paragraphs
        self._stock = ["".join(self._random.choices(_HAN, k=140)) + "。" for _ in range(5000)]

    def story(self, number: int) -> Story:
        paragraphs = tuple(Paragraph(text=text) for text in self._random.sample(self._stock, self._paragraphs))
        headline = Headline(main=f"标题{number}{paragraphs[0].text[:10]}")
        return Story(headline=headline, bylines=(Byline(Role.REPORTER, "郑莉"),), paragraphs=paragraphs)


def puts(count: int, press: Press) -> Iterator[Put]:
    """Yield files of one page each, day after day."""
    day, number = date(1990, 1, 1), 0
    while number < count:
        day += timedelta(days=1)
        for paper in _PAPERS:
            for at in range(1, _PAGES_AN_ISSUE + 1):
                facts = PageFacts(newspaper=paper, date=day.isoformat(), number=str(at))
                items = tuple(press.story(number + one) for one in range(_STORIES_A_PAGE))
                number += len(items)
                text = "\n".join(paragraph.text for item in items for paragraph in item.paragraphs)
                page = Page(
                    facts=facts,
                    guesses=(Guess("page", str(at), (Evidence(EvidenceSource.PAGE_HEAD, str(at)),), 1.0),),
                    stories=items,
                    text=text,
                )
                path = f"/papers/{paper}/{day}/{at:02}.txt"
                yield Put(source=Source(digest=path, path=path), pages=(page,))


def timed(name: str, work: Callable[[], object], repeat: int = 3) -> None:
    """Print the best time of some runs."""
    best = float("inf")
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    print(f"{name:46} {best * 1000:10.1f} ms")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 74_000
    press = Press(int(sys.argv[2]) if len(sys.argv) > 2 else 5)
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), count, press)


def measure(folder: Path, count: int, press: Press) -> None:
    store = SqliteStore(folder)
    spent, worked, batch = 0.0, 0.0, []
    for put in puts(count, press):
        batch.append(put)
        if len(batch) == _FOLDER_CHUNK:
            started, began = time.perf_counter(), time.process_time()
            store.collecting.put_many(batch)
            spent += time.perf_counter() - started
            worked += time.process_time() - began
            batch = []
    held = store.holdings.story_count()
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    print(f"{held} stories put in {spent:.1f} s ({worked:.1f} s of processor), {size / 1e6:.0f} MB")
    issue = store.holdings.issues()[len(store.holdings.issues()) // 2]
    rows = store.holdings.story_rows(newspaper=issue.newspaper, date=issue.date)
    ids = [row.id for row in rows]
    timed("open the library", lambda: SqliteStore(folder).close())
    timed("count stories", store.holdings.story_count)
    timed("issues", store.holdings.issues)
    timed("pages of an issue", lambda: store.holdings.pages(issue.newspaper, issue.date))
    timed("stories of an issue", lambda: store.holdings.story_rows(newspaper=issue.newspaper, date=issue.date))
    timed("one story", lambda: store.holdings.story(ids[0]))
    timed("20 stories (a page of hits)", lambda: store.holdings.stories(ids[:20]))
    measure_lists(store, held)
    timed("mark 100 read", lambda: store.reading.set_read(ids[:100], True))
    timed("changes, 1000 from the middle", lambda: store.change_list.after(held // 2, 1000))
    timed("unsure pages", store.page_facts.unsure)
    timed("open jump lines", store.chains.open_jumps)
    timed(
        "put one page again, changed",
        lambda: store.collecting.put_many([_changed(press, issue.newspaper or "", issue.date or "")]),
        1,
    )
    timed("back up", store.care.back_up, 1)
    timed("check", store.care.check, 1)
    store.close()


def measure_lists(store: SqliteStore, held: int) -> None:
    for order in ListOrder:
        timed(f"ids of all, {order}", partial(store.holdings.story_order, order=order), 1)
        for offset in (0, held // 2, held - 100):
            timed(f"100 rows at {offset}, {order}", partial(store.holdings.story_window, offset, 100, order=order))


def _changed(press: Press, newspaper: str, day: str) -> Put:
    items = tuple(press.story(one) for one in range(_STORIES_A_PAGE))
    page = Page(facts=PageFacts(newspaper=newspaper, date=day, number="1"), stories=items, text="neu")
    path = f"/papers/{newspaper}/{day}/01.txt"
    return Put(source=Source(digest=str(time.perf_counter()), path=path), pages=(page,))


if __name__ == "__main__":
    main()
