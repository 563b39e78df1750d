"""EPUB through epubcheck, the W3C's own: neither error nor warning."""

import json
from pathlib import Path

import pytest

from reader.render.clipping import ClippingBook
from reader.render.epub.book_epub import book_epub
from tests.foreign.books import mixed, pictures
from tests.foreign.programs import jar, run
from tests.render.clippings import issue


@pytest.mark.parametrize(
    "book",
    [issue(), mixed()],
    ids=["an issue", "a book of everything"],
)
def test_epubcheck_finds_no_fault(book: ClippingBook, tmp_path: Path) -> None:
    command = jar("epubcheck.jar", "epubcheck")
    file, report = tmp_path / "book.epub", tmp_path / "report.json"
    file.write_bytes(book_epub(book, pictures))
    done = run(*command, file, "--json", report)
    found = json.loads(report.read_text("utf-8")) if report.exists() else {"messages": done.stderr}
    assert found["messages"] == []
    assert found["checker"]["nError"] == found["checker"]["nWarning"] == 0
