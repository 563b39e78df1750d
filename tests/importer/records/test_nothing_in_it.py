"""Records and texts of which nothing comes: refused, never a page without a text."""

from pathlib import Path

import pytest

from reader.errors import FileRefused
from tests.importer.books import read_file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rules.md", "----\n\n***\n"),
        ("comment.md", "<!-- 一则按语 -->\n"),
        ("facts.jsonl", '{"newspaper": "海州日报", "date": "2024-03-06", "stories": []}\n'),
        ("days.csv", "标题,日期,正文\n,2024-03-06,\n,2024-03-07,\n"),
        ("garbled.json", '{"newspaper": "海州日报", "stories": [{"headlnie": 1}]}'),
    ],
)
def test_is_refused(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused):
        read_file(tmp_path / name)


def test_articles_under_the_name_of_our_own_list(tmp_path: Path) -> None:
    file = tmp_path / "day.json"
    file.write_text(
        '{"date": "2024-03-06", "stories": [{"title": "县里开办夜校", "content": "本县今年开办夜校三十所。"}]}',
        encoding="utf-8",
    )
    (page,) = read_file(file)
    assert page.facts.date == "2024-03-06"
    assert [story.headline.main for story in page.stories] == ["县里开办夜校"]
