"""Evidence that versions 1 to 4 kept as English sentences, brought to source and quotation."""

import json
from pathlib import Path

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.store.sqlite_store import SqliteStore
from tests.store.file.test_migrations import connected, old_library

_SENTENCES = {
    "folio: 02 要闻 2026年5月6日": [(EvidenceSource.PAGE_HEAD, "02 要闻 2026年5月6日")],
    "page head: 第 04 版": [(EvidenceSource.PAGE_HEAD, "第 04 版")],
    "dateline: 本报北京2月14日电; year: 2023": [
        (EvidenceSource.DATELINE, "本报北京2月14日电"),
        (EvidenceSource.YEAR, "2023"),
    ],
    "path: 2022/0705; dateline: 新华社长沙7月4日电; year: 2022": [
        (EvidenceSource.FILE_NAME, "2022/0705"),
        (EvidenceSource.DATELINE, "新华社长沙7月4日电"),
        (EvidenceSource.YEAR, "2022"),
    ],
    "jump line: （下转第四版）": [(EvidenceSource.JUMP_LINE, "（下转第四版）")],
    "folder: /报/甲; 乙": [(EvidenceSource.FOLDER, "/报/甲; 乙")],
    "folder: 人民日报 on other pages of 2026-04-27": [(EvidenceSource.NEIGHBOURS, "2026-04-27")],
    "book title: 人民日报 [周二, 05 7月 2022]": [(EvidenceSource.BOOK, "人民日报 [周二, 05 7月 2022]")],
    "schema.org: 要闻": [(EvidenceSource.WEB_DATA, "要闻")],
    "heading: 第02版：要闻": [(EvidenceSource.HEADING, "第02版：要闻")],
    "told by nobody: 甲": [(EvidenceSource.OTHER, "told by nobody: 甲")],
    "": [(EvidenceSource.OTHER, "")],
}
"""Sentences of old library files, and the sources and quotations that they become."""


def _with_guesses(folder: Path, guesses: str) -> Path:
    """A library of version 4 whose first page waits and has these guesses."""
    old_library(folder, 4)
    with connected(folder) as connection, connection:
        connection.execute("UPDATE page SET guesses = '[]'")
        connection.execute("UPDATE page SET guesses = ?, unsure = 1 WHERE id = 1", (guesses,))
    return folder


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_sentences_become_sources_and_quotations(tmp_path: Path, sentence: str) -> None:
    old = json.dumps([["date", "2023-02-15", sentence, 0.5]])
    store = SqliteStore(_with_guesses(tmp_path / "library", old))
    [(_, guesses, _)] = store.page_facts.unsure()
    evidence = tuple(Evidence(source, quote) for source, quote in _SENTENCES[sentence])
    assert guesses == (Guess("date", "2023-02-15", evidence, 0.5),)
    store.close()


def test_damaged_guesses_are_left_for_the_check_to_report(tmp_path: Path) -> None:
    folder = _with_guesses(tmp_path / "library", '[["date"')
    SqliteStore(folder).close()
    with connected(folder) as connection:
        assert connection.execute("SELECT guesses FROM page WHERE id = 1").fetchone() == ('[["date"',)
