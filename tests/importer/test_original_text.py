"""A page's own text shows its file: words in the order of the document, lines and records as they were written."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.importer.stages import read_pages

SENTENCES = (
    "工会在社区开办夜校，职工下班后来听课，教室里坐得满满当当。",
    "河边的旧厂房改成了图书馆，周末来看书的孩子越来越多了。",
)


def read(tmp_path: Path, name: str, text: str) -> list[Page]:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    return list(read_pages(file, lambda refusal: pytest.fail(str(refusal))))


def shown(page: Page) -> list[str]:
    return [line for line in page.text.split("\n") if line]


STATED_HEAD = (
    "<div class='path'>2024年03月05日 星期二</div><div id='PreTitle'>社区里的课堂</div><h1 id='Title'>夜校开课了</h1>"
    "<div id='SubTitle'>——报名的人排成长队</div><div id='Author'>赵文远</div>"
    f"<div id='ozoom'><p>{SENTENCES[0]}</p><img src='a.jpg'><p>{SENTENCES[1]}</p></div>"
)
HEAD_BELOW_ITS_DATE = (
    f"<p>河东日报 2024-03-05</p><h1>夜校开课了</h1><p>来源：河东日报 作者：赵文远</p><p>{SENTENCES[0]}</p>"
    f"<p>{SENTENCES[1]}</p><p>责任编辑：林志明</p>"
)


def test_words_of_a_web_page_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    [page] = read(tmp_path, "a.html", f"<body>{STATED_HEAD}</body>")
    assert shown(page) == [
        "2024年03月05日 星期二",
        "社区里的课堂",
        "夜校开课了",
        "——报名的人排成长队",
        "赵文远",
        SENTENCES[0],
        "a.jpg",
        SENTENCES[1],
    ]


def test_a_line_with_several_facts_is_shown_once_and_whole(tmp_path: Path) -> None:
    [page] = read(tmp_path, "a.html", f"<body>{HEAD_BELOW_ITS_DATE}</body>")
    assert shown(page) == [
        "河东日报 2024-03-05",
        "夜校开课了",
        "来源：河东日报 作者：赵文远",
        *SENTENCES,
        "责任编辑：林志明",
    ]


def test_a_headline_that_only_the_window_s_title_has_stands_above(tmp_path: Path) -> None:
    page = f"<head><title>夜校开课了</title></head><body><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></body>"
    assert shown(read(tmp_path, "a.html", page)[0]) == ["夜校开课了", *SENTENCES]


@pytest.mark.parametrize("body", [STATED_HEAD, HEAD_BELOW_ITS_DATE])
def test_headline_byline_and_text_of_a_web_page_know_their_lines(tmp_path: Path, body: str) -> None:
    [page] = read(tmp_path, "a.html", f"<body>{body}</body>")
    lines = page.text.split("\n")
    story = next(story for story in page.stories if story.headline.main)
    for paragraph in story.paragraphs:
        assert lines[paragraph.lines[0].first - 1] == paragraph.text
    claimed = {rule.rule: lines[rule.lines.first - 1] for rule in story.rules}
    assert claimed["headline"] == "夜校开课了"
    assert "赵文远" in claimed["byline"]
