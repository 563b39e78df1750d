"""One word a thing in Chinese: in the window, on the command line and in the manual."""

from pathlib import Path

import pytest

from reader import paths

OTHERS = {
    "馆藏": "报库",
    "检索": "搜索",
    "笔记": "批注",
    "划线": "高亮",
    "订正": "更正",
    "识读": "重读",
    "文章": "稿件",
}
"""Words that the program once used, and the one that it uses for the same thing."""

FILES = [
    *sorted(paths.shipped("resources/i18n").rglob("*.po")),
    *sorted((paths.shipped("resources/manual") / "zh").glob("*.md")),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_one_thing_has_one_word(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [f"{word}: {better}" for word, better in OTHERS.items() if word in text] == []
