"""JSON in a folder or archive: read just as if a person had named it, if it holds articles or is damaged."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.importer.containers.records.json_judge import holds_articles
from reader.importer.source.passed_over import PassedKind
from reader.importer.source.walk import walk_all
from reader.importer.stages import read_pages
from tests.importer.books import make_zip
from tests.importer.test_recognised import content_list, written

TEXT = "本县今年开办夜校三十所，入学农民四千余人，课程有识字、算术和农业技术。"
MORE = "水渠修好以后，村里的水田多了三百亩，大家都说这件事办得好，往后不怕旱了。"
ARTICLES: dict[str, Any] = {
    "nested.json": {
        "data": {"layouts": [{"articles": [{"mainTitle": "灯火亮到村口", "contentHtml": f"<p>{TEXT}</p>"}]}]}
    },
    "rows.json": [["标题", "正文"], ["灯火亮到村口", TEXT], ["渠水进了田", MORE]],
    "split.json": {"columns": ["标题", "正文"], "data": [["灯火亮到村口", TEXT], ["渠水进了田", MORE]]},
    "texts.json": {"灯火亮到村口": TEXT, "渠水进了田": MORE},
    "pages.json": {"pages": [{"page_number": 2, "markdown": f"# 灯火亮到村口\n\n{TEXT}"}]},
}
OTHERS: dict[str, Any] = {
    "package.json": {"name": "读报", "version": "1.0", "description": "一个读报的程序。", "scripts": {"test": "x"}},
    "words.json": {"greeting": "欢迎使用本软件。", "farewell": "再见，期待下次相遇。"},
    "notes.json": {"notes": [{"id": 1, "name": "牛奶", "remark": "记得买两盒牛奶，还有面包和鸡蛋，晚上要做蛋糕。"}]},
    "map.json": {"type": "FeatureCollection", "features": [{"properties": {"name": "海州市"}, "coordinates": [1, 2]}]},
    "latin.json": {"a": [{"b": "no Chinese at all", "c": [1, 2, 3]}]},
}


@pytest.mark.parametrize("name", ARTICLES)
def test_articles_of_any_shape_are_taken(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(json.dumps(ARTICLES[name], ensure_ascii=name == "split.json"), encoding="utf-8")
    assert [each.path for each in walk_all([tmp_path], judge_json=holds_articles) if each.is_read] == [file]
    pages = list(read_pages(file, pytest.fail))
    assert pages[0].stories[-1].headline.main == "灯火亮到村口"
    archive = make_zip(tmp_path / "a.zip", {name: file.read_bytes()})
    assert [page.stories for page in read_pages(archive, pytest.fail)] == [page.stories for page in pages]


@pytest.mark.parametrize("name", OTHERS)
def test_other_json_is_passed_over(tmp_path: Path, name: str) -> None:
    written(tmp_path / name, OTHERS[name])
    [found] = walk_all([tmp_path], judge_json=holds_articles)
    assert (found.is_read, found.passed) == (False, PassedKind.JSON)


def test_damaged_json_is_read_to_be_refused(tmp_path: Path) -> None:
    for name, text in {
        "cut.json": '{"articles": [\n{"heading": "灯火亮到',
        "cut_latin.json": '{"a": [\n{"b"',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = {each.path.name: each.is_read for each in walk_all([tmp_path], judge_json=holds_articles)}
    assert found == {"cut.json": True, "cut_latin.json": False}


TITLE, BODY, CAPTION = "灯火亮到村口", "本县今年开办夜校三十所，入学农民四千余人。", "图为夜校里的灯光。"
LIST = [
    {"type": "text", "text_level": 1, "text": TITLE, "page_idx": 0},
    {"type": "text", "text": BODY, "page_idx": 0},
    {"type": "image", "img_path": "images/a.jpg", "image_caption": [CAPTION], "page_idx": 0},
]
SAME = f"# {TITLE}\n\n{BODY}\n\n![灯](images/灯.jpg)\n{CAPTION}\n".replace("![灯]", "![]")


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        (SAME, ["02_content_list.json"]),
        ("![](a.jpg)\n", ["02_content_list.json"]),
        (SAME.replace("三十所", "四十所"), ["02.md"]),
        (SAME + "\n村里的老人也来听课。\n", ["02.md"]),
        (f"# 渠水进了田\n\n{MORE}\n", ["02.md", "02_content_list.json"]),
    ],
)
def test_markdown_beside_json_is_left_only_if_it_says_the_same(tmp_path: Path, markdown: str, read: list[str]) -> None:
    written(tmp_path / "02_content_list.json", LIST)
    (tmp_path / "02.md").write_text(markdown, encoding="utf-8")
    found = list(walk_all([tmp_path]))
    assert [each.path.name for each in found if each.is_read] == read
    assert {each.passed for each in found if not each.is_read} <= {PassedKind.SAME_PAGE}
    members = {"02_content_list.json": json.dumps(LIST), "02.md": markdown}
    pages = list(read_pages(make_zip(tmp_path / "a.zip", members), pytest.fail))
    assert len(pages) == len(read)


def test_json_of_a_tool_is_judged_by_its_signs(tmp_path: Path) -> None:
    written(tmp_path / "02.json", content_list())
    assert [each.is_read for each in walk_all([tmp_path])] == [True]
