"""Pages read again from the text that was kept of them."""

from pathlib import Path

import pytest

from reader.importer.source.safe_files import SETTLED_S, stamp
from reader.importer.stages import page_again
from reader.paths import sample
from tests.importer.books import read_file

MATTER = "---\ntitle: 甲\ndate: 2023-02-15\n---\n\n正文一段。\n"


@pytest.mark.parametrize("text", [sample().read_text("utf-8"), MATTER, "# 甲\n\n正文，\ufeff有零。\n"])
def test_the_kept_text_gives_the_same_page(tmp_path: Path, text: str) -> None:
    path = tmp_path / "20230215-02.md"
    path.write_text(text, "utf-8")
    (page,) = read_file(path)
    assert page_again(page.text, path) == page


def test_what_the_text_does_not_say_is_not_read_again(tmp_path: Path) -> None:
    assert page_again("# 甲\n\n正文", tmp_path / "a.jsonl") is None
    assert page_again("# 甲\n\n正文", tmp_path / "a.html") is None
    assert page_again(" \n", tmp_path / "a.md") is None


def test_a_stamp_differs_between_versions(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("甲", "utf-8")
    later = path.stat().st_mtime + SETTLED_S + 1
    first = stamp(path, later)
    assert first == stamp(path, later)
    assert stamp(path, path.stat().st_mtime) == "", "it might change within the same tick of the clock"
    path.write_text("乙", "utf-8")
    assert stamp(path, later + 1) != first
    assert stamp(tmp_path / "none.md", later) == ""
    assert stamp(tmp_path, later) == ""
