"""A page's own text shows its file: words in the order of the document, lines and records as they were written."""

import json
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


TABLE = (
    "标题,版次,日期,正文\r\n"
    f'夜校开课了,2,2024-03-05,"{SENTENCES[0]}\r\n{SENTENCES[1]}"\r\n'
    f'"“夜校”""二期""",2,2024-03-05,{SENTENCES[1]}\r\n'
)


def shown_at(page: Page, headline: str) -> list[str]:
    """Return the first line of the text on which each paragraph of a story stands."""
    lines = page.text.split("\n")
    story = next(story for story in page.stories if story.headline.main == headline)
    return [lines[paragraph.lines[0].first - 1] for paragraph in story.paragraphs]


def test_a_table_shows_its_lines_under_the_one_that_names_the_columns(tmp_path: Path) -> None:
    [page] = read(tmp_path, "a.csv", TABLE)
    assert page.text == TABLE.replace("\r\n", "\n").rstrip("\n")
    assert shown_at(page, "夜校开课了") == [f'夜校开课了,2,2024-03-05,"{SENTENCES[0]}', f'{SENTENCES[1]}"']
    assert shown_at(page, '“夜校”"二期"') == [TABLE.split("\r\n")[3]]


def test_each_page_of_a_table_shows_its_own_rows(tmp_path: Path) -> None:
    pages = read(tmp_path, "a.csv", TABLE.replace(",2,2024-03-05,河", ",3,2024-03-05,河"))
    assert [page.text.split("\n")[0] for page in pages] == ["标题,版次,日期,正文"] * 2
    assert [page.text.count("\n") for page in pages] == [2, 1]


ARTICLES = [
    {"title": "夜校开课了", "content": [*SENTENCES], "date": "2024-03-05", "page": "2"},
    {"title": "图书馆", "content": "\n".join(SENTENCES), "date": "2024-03-05", "page": "2"},
]


def test_a_record_of_json_shows_its_own_lines_of_the_file(tmp_path: Path) -> None:
    written = json.dumps({"articles": ARTICLES}, ensure_ascii=False, indent=2)
    [page] = read(tmp_path, "a.json", written)
    assert all(line in written.split("\n") or line == "    }" for line in page.text.split("\n"))
    assert shown_at(page, "夜校开课了") == [f'        "{SENTENCES[0]}",', f'        "{SENTENCES[1]}"']


def test_a_line_of_json_lines_shows_itself_with_its_signs_readable(tmp_path: Path) -> None:
    lines = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]
    [page] = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert page.text.split("\n") == lines
    [page] = read(tmp_path, "b.jsonl", "\n".join(map(json.dumps, ARTICLES)))
    assert page.text.split("\n") == lines


@pytest.mark.parametrize("sign", ["\\", "\n", '"', "\u200b", "\U0001f4f0", "\\u4e2d", "\x7f"])
def test_a_record_of_json_stays_one_with_its_signs_readable(tmp_path: Path, sign: str) -> None:
    article = {"title": "夜校开课了", "content": f"{SENTENCES[0]}{sign}{SENTENCES[1]}"}
    [page] = read(tmp_path, "a.jsonl", json.dumps(article))
    assert json.loads(page.text) == article


def test_a_record_knows_its_lines_behind_brackets_in_texts_and_names_that_come_twice(tmp_path: Path) -> None:
    first = '{"title": "夜}校{开课", "tags": {"a": {}}, "tags": [{}], "content": "' + SENTENCES[0] + '"}'
    second = json.dumps(ARTICLES[1], ensure_ascii=False)
    pages = read(tmp_path, "a.json", f"[{first},\n {second}]")
    assert [line for page in pages for line in page.text.split("\n")] == [first, f" {second}"]


FIELDS = f"""【报纸】河东日报
【日期】2024-03-05
【标题】夜校开课了
【正文】{SENTENCES[0]}
{SENTENCES[1]}
____________
【报纸】河东日报
【日期】2024-03-05
【标题】图书馆
【正文】{SENTENCES[1]}
____________"""


def test_named_fields_show_the_lines_of_their_file(tmp_path: Path) -> None:
    [page] = read(tmp_path, "a.txt", FIELDS)
    assert page.text == FIELDS
    assert shown_at(page, "夜校开课了") == [f"【正文】{SENTENCES[0]}", SENTENCES[1]]


def test_clippings_show_the_lines_of_their_file(tmp_path: Path) -> None:
    clipping = "夜校开课了\n河东日报 | 2024-03-05 | 报章 | A2 | 要闻\n\n{}\n\n文章编号: 20240305004000{}\n"
    text = "-----------\n".join(clipping.format(sentence, at) for at, sentence in enumerate(SENTENCES, 10))
    [page] = read(tmp_path, "a.txt", text)
    assert page.text == text.rstrip("\n")


def test_a_table_of_html_shows_a_line_for_each_row(tmp_path: Path) -> None:
    rows = (("标题", "日期", "正文"), ("夜校开课了", "2024-03-05", SENTENCES[0]))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    [page] = read(tmp_path, "a.xls", f"<html><body><table>{cells}</table></body></html>")
    assert page.text.split("\n") == ["\t".join(row) for row in rows]
