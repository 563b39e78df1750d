"""Markdown and plain text: front matter, article heads, hard-wrapped lines, form feeds."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import Story, StoryKind
from reader.errors import FileRefused
from reader.importer.containers.plain.article_heads import articles
from reader.importer.containers.plain.front_matter import front_matter
from tests.importer.books import read_file

FIRST = "全总和各级工会将在强化职工思想政治引领、深化产业工人队伍建设改革、努力解决职工群众的急难愁盼问题等方面下功夫。"
SECOND = "记者从全总十七届七次执委会会议上获悉,2023年工会工作的总体要求和主要任务已明确,各级工会将认真落实。"


def pages_of(folder: Path, name: str, text: str, encoding: str = "utf-8") -> list[Page]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return list(read_file(file))


def stories(page: Page) -> list[Story]:
    return [story for story in page.stories if story.kind is StoryKind.STORY]


def everything(page: Page) -> str:
    return "".join(paragraph.text for story in page.stories for paragraph in story.paragraphs)


def test_front_matter_states_the_page_and_the_article(tmp_path: Path) -> None:
    stated = "title: 春耕开始\nauthor: [张三, 李四]\ndate: 2023-02-15\n版次: 02\n报纸: 工人日报\ntags: x"
    text = f"---\n{stated}\n---\n\n{FIRST}\n"
    [page] = pages_of(tmp_path, "a.md", text)
    assert (page.facts.newspaper, page.facts.date, page.facts.number) == ("工人日报", "2023-02-15", "2")
    assert all(guess.confidence == 1.0 for guess in page.guesses)
    [story] = stories(page)
    assert story.headline.main == "春耕开始"
    assert [byline.name for byline in story.bylines] == ["张三", "李四"]
    assert [paragraph.text for paragraph in story.paragraphs] == [FIRST]
    assert page.text.split("\n")[story.paragraphs[0].lines[0].first - 1] == FIRST
    assert "tags: x" in everything(page)


def test_a_headline_in_the_text_is_not_doubled(tmp_path: Path) -> None:
    [page] = pages_of(tmp_path, "a.md", f"---\ntitle: 春耕开始\n---\n# 春耕开始\n\n{FIRST}\n\n# 另一篇\n\n{SECOND}\n")
    assert [story.headline.main for story in stories(page)] == ["春耕开始", "另一篇"]


@pytest.mark.parametrize(
    "text",
    [
        "---\n正文不是键值。\n---\n其余。",
        "---\na: [1\n---\n",
        "---\n" + "[" * 5000 + "\n---\n",
        "---\na: &x [*x]\n---\n",
        "---\ntitle: x\n",
        "---\n? {a: b}\n: c\n---\n",
    ],
)
def test_odd_front_matter_is_text(text: str) -> None:
    assert front_matter(text.split("\n")).given.headline is None


def test_front_matter_makes_no_objects() -> None:
    lines = ["---", "title: !!python/object/apply:os.system [ls]", "date: 2023-02-30", "---"]
    assert front_matter(lines).given.headline == "ls"
    assert front_matter(lines).guesses == ()


def test_article_heads_make_pages_and_labels(tmp_path: Path) -> None:
    text = (
        f"毛主席号召\n新华社\n第4版(国际)\n专栏：读者来信\n\n    {FIRST}\n\n\n"
        f"另一篇\n第4版()\n专栏：\n\n　　{SECOND}\n\n第三篇\n第5版()\n专栏：\n{FIRST}\n"
    )
    first, second = pages_of(tmp_path, "人民日报/1950/0105/all.txt", text, "gb18030")
    assert (first.facts.newspaper, first.facts.date) == ("人民日报", "1950-01-05")
    assert [page.facts.number for page in (first, second)] == ["4", "5"]
    assert first.facts.section == "国际"
    assert [story.headline.main for story in stories(first)] == ["毛主席号召", "另一篇"]
    assert [story.column_label for story in stories(first)] == ["读者来信", None]
    assert [story.headline.main for story in stories(second)] == ["第三篇"]
    for page in (first, second):
        for story in stories(page):
            for paragraph in story.paragraphs:
                assert paragraph.text in page.text.split("\n")[paragraph.lines[0].first - 1]
    kept = everything(first) + "".join(story.title for story in first.stories)
    assert all(word in kept for word in ("第4版(国际)", "专栏：读者来信", "第4版()"))


def test_one_article_a_file_with_stated_fields(tmp_path: Path) -> None:
    text = f"标题：春耕开始\n作者：张三\n日期：1962年3月5日\n第2版()\n专栏：思想评论\n\n　　{FIRST}\n"
    [page] = pages_of(tmp_path, "1.txt", text)
    [story] = stories(page)
    assert (page.facts.date, page.facts.number) == ("1962-03-05", "2")
    assert (story.headline.main, story.column_label) == ("春耕开始", "思想评论")
    assert [byline.name for byline in story.bylines] == ["张三"]


def test_a_page_head_with_brackets_is_no_article_head() -> None:
    assert articles(f"人民日报\n第2版(要闻)\n\n# 春耕开始\n\n{FIRST}\n") == []


def wrapped(text: str, width: int, indent: str = "　　") -> str:
    text = indent + text
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@pytest.mark.parametrize("width", [16, 20, 33, 40])
def test_hard_wrapped_text_is_unwrapped(tmp_path: Path, width: int) -> None:
    body = "\n".join(wrapped(text, width) for text in (FIRST, SECOND, FIRST + SECOND))
    [page] = pages_of(tmp_path, "a.txt", f"# 春耕开始\n\n{body}\n")
    [story] = stories(page)
    assert [paragraph.text for paragraph in story.paragraphs] == [FIRST, SECOND, FIRST + SECOND]
    lines = page.text.split("\n")
    standing = (line for place in story.paragraphs[1].lines for line in lines[place.first - 1 : place.last])
    assert "".join(standing).strip() == SECOND


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    text = (
        f"人民日报 2022年7月5日 第1版\n\n# 春耕\n\n{FIRST}\n\x0c人民日报 2022年7月5日 第2版\n\n# 秋收\n\n{SECOND}\n\x0c"
    )
    pages = pages_of(tmp_path, "a.txt", text)
    assert [(page.facts.date, page.facts.number) for page in pages] == [("2022-07-05", "1"), ("2022-07-05", "2")]
    assert [story.headline.main for page in pages for story in stories(page)] == ["春耕", "秋收"]


def test_a_rule_between_form_feeds_is_no_page(tmp_path: Path) -> None:
    [page] = pages_of(tmp_path, "a.md", f"---\n\x0c# 春耕\n\n{FIRST}\n")
    assert [story.headline.main for story in stories(page)] == ["春耕"]


def test_a_sheet_of_signs_is_kept(tmp_path: Path) -> None:
    *_, last = pages_of(tmp_path, "a.md", f"# 春耕\n\n{FIRST}\n\x0c★\n")
    assert [paragraph.text for story in last.stories for paragraph in story.paragraphs] == ["★"]


def test_html_under_the_name_of_a_text_file_is_html(tmp_path: Path) -> None:
    text = f"<!DOCTYPE html><html><body><h1>春耕</h1><div id='ozoom'><p>{FIRST}</p></div></body></html>"
    [page] = pages_of(tmp_path, "a.txt", text)
    assert [story.headline.main for story in stories(page)] == ["春耕"]
    assert "<" not in page.text


PAGES = [
    "海州日报 2026年5月6日 第1版 要闻\n\n# 海州港扩建\n\n工程开工。\n\n详见第3版。\n",
    "海州日报\n2026年5月6日 星期三\n第2版 经济\n\n# 海州修路\n\n道路开工。\n",
    "03 文化 海州日报 2026年5月6日\n\n# 渔港早市\n\n早市三点开始。\n",
]


def test_pages_one_below_the_other_part_at_their_heads(tmp_path: Path) -> None:
    file = tmp_path / "20260506.txt"
    file.write_text("\n".join(PAGES), encoding="utf-8")
    pages = read_file(file)
    assert [page.facts.number for page in pages] == ["1", "2", "3"]
    assert {page.facts.date for page in pages} == {"2026-05-06"}
    assert [[s.headline.main for s in page.stories if s.kind == "story"] for page in pages] == [
        ["海州港扩建"],
        ["海州修路"],
        ["渔港早市"],
    ]
    assert "\n".join(page.text for page in pages) == "\n".join(PAGES)


def test_pages_part_at_the_lines_at_their_feet(tmp_path: Path) -> None:
    file = tmp_path / "20260506.txt"
    file.write_text(
        "# 海州港扩建\n\n工程开工。\n\n海州日报 2026年5月6日 第1版\n\n"
        "# 海州修路\n\n道路开工。\n\n海州日报 2026年5月6日 第2版\n",
        encoding="utf-8",
    )
    assert [page.facts.number for page in read_file(file)] == ["1", "2"]


def test_a_page_with_head_and_foot_or_a_list_of_pages_is_one(tmp_path: Path) -> None:
    file = tmp_path / "20260506.txt"
    for rest in (
        "海州日报 2026年5月6日 第1版\n",
        "导读\n\n海州修路 第二版\n\n渔港早市 第三版\n",
        "2026年5月7日起\n\n第八版\n",
    ):
        file.write_text(PAGES[0] + "\n" + rest, encoding="utf-8")
        assert len(read_file(file)) == 1


@pytest.mark.parametrize("text", ["# \n\n---\n", "![](a.png)\n", ">\n\n- \n", "![](a.png)\f![](b.png)\n"])
def test_marks_and_pictures_without_any_text_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match="no_article"):
        read_file(file)


def test_a_page_of_pictures_beside_pages_with_text_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("![](a.png)\f# 海州修路\n\n道路开工。\n\f![](b.png)\n", encoding="utf-8")
    pages = read_file(file)
    assert [[photo.image for story in page.stories for photo in story.photos] for page in pages] == [
        ["a.png"],
        [],
        ["b.png"],
    ]
