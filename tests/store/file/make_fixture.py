"""Writes the fixture of the present schema version; once, before the schema changes.

python -m tests.store.file.make_fixture
"""

import sqlite3
import tempfile
from pathlib import Path

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.domain.origin import Origin
from reader.store.file import schema
from reader.store.file.opening import FILE_NAME
from reader.store.sqlite_store import SqliteStore
from tests.builders import DAILY, DAY, TEXTS, anchor, back_to, facts, folio, onto, page, photo, put_file, source, story


def fill(store: SqliteStore) -> None:
    """Something in every table."""
    guesses = (Guess("newspaper", DAILY, (Evidence(EvidenceSource.FILE_NAME, "工人日报"),), 0.6),)
    origin = Origin(url="https://a.cn/1", accessed="2023-02-16")
    first = page(
        folio("1版"),
        story("甲继续", TEXTS[0] + "坚定不移不移", continued_on=onto("2"), origin=origin),
        photo("工会搭鹊桥", "图说"),
        where=facts("1"),
        guesses=guesses,
    )
    head, _ = put_file(store, source("d1", "/papers/01.md"), [first]).story_ids
    second = page(story("甲继续", TEXTS[1], continued_from=back_to("1")))
    (tail,) = put_file(store, source("d2", "/papers/02.md"), [second]).story_ids
    store.page_facts.set([store.holdings.pages(DAILY, DAY)[0].id], PageFacts(newspaper=DAILY))
    store.chains.set(DAILY, DAY, [[head, tail]])
    put_file(store, source("d3", "/papers/03.md"), [page(story("丙"), where=facts("3", "2023-02-16"))])
    put_file(store, source("d4", "/papers/03.md"), [page(folio("3版"), where=facts("3", "2023-02-16"))])
    store.bookmarks.add(head, anchor("甲继续", page="1"), folder="工会", tags=["待引用"], note="记", colour="red")
    store.bookmarks.add(head, anchor("甲继续", page="1", exact="坚定", prefix="", suffix="不移"), note="摘抄")
    store.bookmarks.add(None, anchor("没有的稿件"), note="孤儿")
    store.corrections.add(head, anchor("甲继续", page="1", prefix="坚定", exact="不移不移"), "不移")
    store.reading.set_read([tail], True)
    store.reading.set_position(head, 12)
    store.settings.set("search:工会", '{"query": "工会", "sort": "newest", "seen": 0}')


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder))
        fill(store)
        store.close()
        connection = sqlite3.connect(Path(folder) / FILE_NAME)
        pragmas = [f"PRAGMA application_id = {schema.APPLICATION_ID};", f"PRAGMA user_version = {schema.VERSION};"]
        text = "\n".join([*pragmas, *connection.iterdump()]) + "\n"
        connection.close()
    target = Path(__file__).parent / "fixtures" / f"version_{schema.VERSION}.sql"
    target.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
