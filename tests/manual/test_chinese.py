"""One word a thing in Chinese: in the window, on the command line and in the manual."""

import re
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
    *sorted(paths.shipped("resources/linux").iterdir()),
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_one_thing_has_one_word(file: Path) -> None:
    # The words by which a menu is searched are those of anybody.
    text = re.sub(r"^Keywords.*$", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [f"{word}: {better}" for word, better in OTHERS.items() if word in text] == []
