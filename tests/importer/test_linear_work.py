"""Four times the text takes four times the work, whatever a page is made of. Counted, not timed."""

import pytest

from reader.importer.stages import parse_text
from tests.importer.work import growth

_TEXT = "这是一段用来凑足篇幅的话，说的是春耕的事，内容并无特别之处。"
_MOST = 4.2
"""Times the work for four times the text; quadratic work would take sixteen times as much."""

_SHAPES = {
    "short lines": "字\n",
    "paragraphs": f"{_TEXT}\n\n",
    "wrapped lines": "这是一段用来凑足篇幅的话说的是春耕的事\n",
    "headings": "# 题\n\n文\n\n",
    "headings alone": "# 题\n\n",
    "stories": f"# 春耕开始\n\n{_TEXT}\n\n",
    "unmarked stories": f"春耕开始\n本报记者 张三\n{_TEXT}\n\n",
    "pictures": "![图](a.png)\n\n",
    "pictures with captions": "![图](a.png)\n\n图为队员。 张三摄\n\n",
    "photo stories": "# 图片新闻\n\n![](a.png)\n\n图为队员。 张三摄\n\n",
    "captions above pictures": "队员在山里，天很冷，路很长。 张三摄\n\n![](a.png)\n\n",
    "pictures over sentences": "![](a.png)\n\n队员在山里，天很冷，路很长。\n\n",
    "bylines": "本报记者 张三\n\n",
    "jump lines": "（下转第2版）\n\n",
    "items": f"- {_TEXT}\n",
    "rows": "|甲|乙|\n",
    "tags": "<b>文\n",
    "adverts": "# 广告\n\n电话：0100-1234567\n\n",
    "contents": "# 导读\n\n春耕要点 第2版\n\n",
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_page_is_read_in_linear_work(shape: str) -> None:
    piece = _SHAPES[shape]
    assert growth(lambda size: parse_text(piece * size), 60) < _MOST


@pytest.mark.parametrize("shape", ["short lines", "pictures", "headings"])
def test_a_page_with_one_story_above_is_read_in_linear_work(shape: str) -> None:
    piece = _SHAPES[shape]
    assert growth(lambda size: parse_text(f"# 题\n\n{_TEXT}\n\n{piece * size}\n\n{_TEXT}\n\n" * 2), 30) < _MOST
