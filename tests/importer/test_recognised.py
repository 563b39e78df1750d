"""Pages as tools for recognition write them in JSON, and what they write besides."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import ParagraphStyle, StoryKind
from reader.errors import FileRefused
from reader.importer.containers import archive_sheets, sheets
from reader.importer.containers.ocr import docling, mineru, paddle
from reader.importer.source.json_kinds import JsonKind, json_kind
from reader.importer.source.passed_over import PassedKind
from reader.importer.source.walk import walk, walk_all
from tests.importer.books import linked_picture, make_zip, read_file
from tests.importer.recognised_pages import (
    BOX,
    CAPTION,
    MAIN,
    MORE,
    OTHER,
    ROWS,
    TABLE,
    TEXT,
    content_list,
    content_list_v2,
    docling_document,
    marker_tree,
    middle,
    parsing,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)

TOOLS: dict[str, tuple[Callable[[], Any], JsonKind]] = {
    "MinerU content_list": (content_list, JsonKind.MINERU_LIST),
    "MinerU content_list_v2": (content_list_v2, JsonKind.MINERU_PAGES),
    "MinerU middle": (middle, JsonKind.MINERU_MIDDLE),
    "PaddleOCR": (lambda: parsing(""), JsonKind.PADDLE),
    "PaddleOCR, saved": (lambda: parsing("res"), JsonKind.PADDLE),
    "PaddleOCR, as a service": (lambda: parsing("service"), JsonKind.PADDLE),
    "Docling": (docling_document, JsonKind.DOCLING),
    "Marker": (marker_tree, JsonKind.MARKER),
}


def written(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def heads(page: Page) -> list[str | None]:
    return [story.headline.main for story in page.stories if story.kind is StoryKind.STORY]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_page_of_each_tool_is_read(tmp_path: Path, tool: str) -> None:
    value, kind = TOOLS[tool][0](), TOOLS[tool][1]
    file = written(tmp_path / "a.json", value)
    assert json_kind(file.read_bytes()) is kind
    first, second = read_file(file)
    facts = first.facts
    assert (facts.newspaper, facts.date, facts.number, facts.section) == ("临河日报", "2026-03-12", "2", "要闻")
    assert (heads(first), heads(second)) == ([MAIN], [OTHER])
    [story] = [story for story in first.stories if story.kind is StoryKind.STORY]
    assert [byline.name for byline in story.bylines] == ["林知远"]
    [photo] = story.photos
    assert photo.caption == CAPTION
    tables = [each.text for each in story.paragraphs if each.style is ParagraphStyle.TABLE]
    assert tables == [ROWS]
    words = "".join(each.text for each in story.paragraphs if each.style is not ParagraphStyle.TABLE)
    assert TEXT in words
    assert "95.6%" in words
    assert not set("<>$\\") & set(words)
    assert MORE in second.text


@pytest.mark.parametrize("tool", ["MinerU content_list", "MinerU content_list_v2", "MinerU middle", "Docling"])
def test_pictures_beside_a_tools_page_are_found(tmp_path: Path, tool: str) -> None:
    file = written(tmp_path / "auto" / "a.json", TOOLS[tool][0]())
    (tmp_path / "auto" / "images").mkdir()
    (tmp_path / "auto" / "images" / "a.png").write_bytes(PNG)
    images = [photo.image for page in read_file(file) for story in page.stories for photo in story.photos]
    assert images == ["images/a.png"]
    assert linked_picture(file, "images/a.png") is not None


TITLE, NOTE = "表1 各县用水", "注：水量为上年之比"


def of_mineru() -> Any:
    found = content_list()
    found[5] |= {"table_caption": [TITLE], "table_footnote": [NOTE]}
    return found


def of_mineru_middle() -> Any:
    found = middle()
    words = [{"type": "table_caption", "lines": [{"spans": [{"type": "text", "content": TITLE}]}]}]
    words += [{"type": "table_footnote", "lines": [{"spans": [{"type": "text", "content": NOTE}]}]}]
    found["pdf_info"][0]["para_blocks"][4]["blocks"] += words
    return found


def of_paddle() -> Any:
    found = parsing("")
    items = found[0]["parsing_res_list"]
    at = next(number for number, item in enumerate(items) if item["block_label"] == "table")
    items.insert(at, {"block_label": "text", "block_content": "下表是各县的水量，都比上年少。"})
    items.insert(at + 1, {"block_label": "figure_title", "block_content": TITLE})
    items.insert(at + 3, {"block_label": "vision_footnote", "block_content": NOTE})
    return found


def of_docling() -> Any:
    found = docling_document()
    found["texts"] += [{"label": "caption", "text": TITLE}, {"label": "footnote", "text": NOTE}]
    last = len(found["texts"])
    found["tables"][0] |= {
        "captions": [{"$ref": f"#/texts/{last - 2}"}],
        "footnotes": [{"$ref": f"#/texts/{last - 1}"}],
        "children": [{"$ref": f"#/texts/{last - 2}"}],
    }
    return found


@pytest.mark.parametrize("page", [of_mineru, of_mineru_middle, of_paddle, of_docling])
def test_a_tables_title_and_notes_are_rows_of_it(tmp_path: Path, page: Callable[[], Any]) -> None:
    first, _ = read_file(written(tmp_path / "a.json", page()))
    [story] = [story for story in first.stories if story.kind is StoryKind.STORY]
    [table] = [each.text for each in story.paragraphs if each.style is ParagraphStyle.TABLE]
    assert [row.strip() for row in table.split("\n")] == [TITLE, *ROWS.split("\n"), NOTE]
    assert [photo.caption for photo in story.photos] == [CAPTION]


def test_boxes_and_confidence_are_kept_with_the_blocks() -> None:
    [listed, *_] = mineru.listed_pages(content_list())
    [of_middle, *_] = mineru.middle_pages(middle())
    [parsed, *_] = paddle.pages(parsing(""))
    [of_docling, *_] = docling.pages(docling_document())
    for sheet in (listed, of_middle, parsed, of_docling):
        [part] = sheet.manuscript().parts
        regions = {(block.region.page, block.region.left, block.region.top) for block in part.blocks if block.region}
        assert regions == {(1, 10.0, 20.0)}
    [part] = of_middle.manuscript().parts
    assert 0.9 in [block.confidence for block in part.blocks]


def test_olmocr_gives_its_pages(tmp_path: Path) -> None:
    pages = [f"# {MAIN}\n\n{TEXT}\n\n", f"# {OTHER}\n\n{MORE}"]
    ends = [len(pages[0]), len(pages[0]) + len(pages[1])]
    line = {
        "id": "0" * 40,
        "text": "".join(pages),
        "source": "olmocr",
        "metadata": {"Source-File": "a.pdf", "pdf-total-pages": 2},
        "attributes": {"pdf_page_numbers": [[0, ends[0], 1], [ends[0], ends[1], 2]]},
    }
    file = tmp_path / "output_a.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for _ in range(2)) + "\n", encoding="utf-8")
    assert [heads(page) for page in read_file(file)] == [[MAIN], [OTHER]] * 2


def test_only_json_that_holds_pages_is_taken_in_a_folder(tmp_path: Path) -> None:
    written(tmp_path / "02_content_list.json", content_list())
    written(tmp_path / "02_content_list_v2.json", content_list_v2())
    written(tmp_path / "02_middle.json", middle())
    written(tmp_path / "04_content_list_v2.json", content_list_v2())
    written(tmp_path / "02_model.json", [{"layout_dets": [{"category_id": 1, "poly": BOX}], "page_info": {}}])
    written(tmp_path / "package.json", {"name": "a", "version": "1", "scripts": {"test": "x"}})
    written(tmp_path / "own.json", {"newspaper": "临河日报", "stories": [{"headline": MAIN, "paragraphs": [TEXT]}]})
    written(tmp_path / "articles.json", [{"title": MAIN, "content": TEXT}])
    written(tmp_path / "navicat.json", {"RECORDS": [{"id": "1", "article_title": MAIN, "article_content": TEXT}]})
    written(tmp_path / "pinyin.json", [{"bm": "01版", "bt": MAIN, "zw": TEXT, "rq": "2026-03-12"}])
    for name in ("02.md", "03.md", "04.md"):
        (tmp_path / name).write_text(f"# {MAIN}\n\n{TEXT}\n", encoding="utf-8")
    found = {each.path.name: each.passed for each in walk_all([tmp_path])}
    assert {name for name in found if found[name] is None} == {
        *("02_content_list.json", "04_content_list_v2.json", "own.json", "articles.json", "03.md"),
        *("navicat.json", "pinyin.json"),
    }
    assert {name: passed for name, passed in found.items() if passed} == {
        "02.md": PassedKind.SAME_PAGE,
        "04.md": PassedKind.SAME_PAGE,
        "02_content_list_v2.json": PassedKind.SAME_PAGE,
        "02_middle.json": PassedKind.SAME_PAGE,
        "02_model.json": PassedKind.JSON,
        "package.json": PassedKind.JSON,
    }


def test_a_tools_page_is_taken_once_out_of_an_archive(tmp_path: Path) -> None:
    page = json.dumps(content_list(), ensure_ascii=False)
    members = {
        "人民日报/full.md": f"# {MAIN}\n\n{TEXT}\n",
        "人民日报/0a1b_content_list.json": page,
        "人民日报/layout.json": json.dumps(middle()),
        "人民日报/0a1b_model.json": "[[]]",
        "人民日报/images/a.png": PNG,
    }
    file = make_zip(tmp_path / "a.zip", members)
    pages = read_file(file)
    assert [heads(page) for page in pages] == [[MAIN], [OTHER]]
    images = [photo.image for page in pages for story in page.stories for photo in story.photos]
    assert images == ["人民日报/images/a.png"]


def test_json_in_an_archive_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = json.dumps(content_list() * 200, ensure_ascii=False)
    file = make_zip(tmp_path / "a.zip", {"人民日报/02.md": TEXT, "人民日报/02.json": page})
    monkeypatch.setattr(archive_sheets, "TEXT_LIMIT_BYTES", len(page.encode()))
    found = [sheet.read for sheet in sheets.sheets(file, pytest.fail, {}, lambda _: None)]
    assert len(found) == 2
    assert found[-1] is not None
    assert 0 < found[-1] <= file.stat().st_size


@pytest.mark.parametrize(
    ("markdown", "holder"),
    [("a.md", "a_content_list.json"), ("a.md", "a_res.json"), ("a.md", "a.json"), ("full.md", "x_content_list.json")],
)
def test_markdown_that_a_person_corrected_is_read_in_place_of_the_json(
    tmp_path: Path, markdown: str, holder: str
) -> None:
    file = written(tmp_path / holder, content_list())
    (tmp_path / markdown).write_text(f"# {MAIN}\n\n{TEXT}\n", encoding="utf-8")
    made = file.stat().st_mtime
    for hours, read in ((0.6, holder), (0.99, holder), (1.01, markdown), (1.9, markdown)):
        os.utime(tmp_path / markdown, (made + hours * 3600, made + hours * 3600))
        assert [path.name for path in walk([tmp_path])] == [read]


ODD: list[Any] = [None, 1, "a", True, 1e400, [], {}, [[]], [None], {"$ref": "#/texts/0"}, {"$ref": 3}, "x" * 1000]


@pytest.mark.parametrize("tool", TOOLS)
def test_odd_values_anywhere_are_passed_over(tmp_path: Path, tool: str) -> None:
    """Put something odd in the place of each value, one at a time."""
    value = TOOLS[tool][0]()
    for at, (holder, key) in enumerate(places(value)):
        before, holder[key] = holder[key], ODD[at % len(ODD)]
        file = written(tmp_path / "a.json", value)
        holder[key] = before
        try:
            read_file(file)
        except FileRefused as refused:
            assert refused.path == file  # noqa: PT017 - a refusal is a good answer, if it names the file


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every place of a value: what holds it, and its key there."""
    inside = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [place for key, each in inside for place in ((value, key), *places(each))]


@pytest.mark.parametrize(
    "text",
    ['{"pdf_info": [], "para_blocks": ' + "[" * 100_000, '{"parsing_res_list": [', '[{"type": "text", "page_idx": 0}]'],
)
def test_hostile_json_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(FileRefused, match=r"damaged_json|not_json|no_article"):
        read_file(tmp_path / "a.json")


def test_texts_that_are_lists_or_objects_are_read(tmp_path: Path) -> None:
    page = [
        {"type": "text", "text": ["春耕", "开始"], "page_idx": 0},
        {"type": "text", "text": {"content": "各村按时浇上了地。"}, "page_idx": 0},
        {"type": "image", "img_path": "a.png", "image_caption": [{"text": "图为田间。"}, ["农机"]], "page_idx": 0},
    ]
    text = read_file(written(tmp_path / "a.json", page))[0].text
    assert text.split() == ["春耕", "开始", "各村按时浇上了地。", "![](a.png)", "图为田间。", "农机"]


def test_references_in_a_circle_end(tmp_path: Path) -> None:
    document = docling_document()
    document["groups"][0]["children"] += [{"$ref": "#/groups/0"}, {"$ref": "#/texts/99"}, {"$ref": "#/body"}]
    assert len(read_file(written(tmp_path / "a.json", document))) == 2


def test_lines_and_regions_of_older_paddle(tmp_path: Path) -> None:
    def lines(*texts: str) -> list[dict[str, Any]]:
        return [{"text": each, "confidence": 0.9, "text_region": [[1, 2], [3, 4]]} for each in texts]

    regions = [
        {"type": "header", "bbox": BOX, "res": lines("临河日报 2026年3月12日 第2版 要闻"), "img_idx": 0},
        {"type": "title", "bbox": BOX, "res": lines(MAIN), "img_idx": 0},
        {"type": "text", "bbox": BOX, "res": lines(TEXT[:20], TEXT[20:]), "img_idx": 0},
        {
            "type": "table",
            "bbox": BOX,
            "res": {"html": TABLE},
            "img_idx": 0,
        },
    ]
    [page] = read_file(written(tmp_path / "a.json", regions))
    assert (page.facts.newspaper, page.facts.number, heads(page)) == ("临河日报", "2", [MAIN])
    [story] = [story for story in page.stories if story.kind is StoryKind.STORY]
    assert [each.text for each in story.paragraphs] == [TEXT, ROWS]
    texts = ["临河日报 2026年3月12日 第2版", MAIN, TEXT[:20], TEXT[20:]]
    result = {"input_path": "p.png", "rec_texts": texts, "rec_scores": [0.9] * len(texts), "rec_boxes": []}
    for value in (result, {"res": result}, [result]):
        [page] = read_file(written(tmp_path / "b.json", value))
        assert page.facts.number == "2"
        assert TEXT in page.text.replace("\n", "")


def test_a_table_of_docling_may_be_cells_without_a_grid(tmp_path: Path) -> None:
    document = docling_document()
    grid = document["tables"][0]["data"].pop("grid")
    cells = [
        {**cell, "start_row_offset_idx": row, "start_col_offset_idx": column}
        for row, line in enumerate(grid)
        for column, cell in enumerate(line)
    ]
    document["tables"][0]["data"]["table_cells"] = cells[::-1]
    first, _ = read_file(written(tmp_path / "a.json", document))
    tables = [one.text for story in first.stories for one in story.paragraphs if one.style is ParagraphStyle.TABLE]
    assert tables == [ROWS]


def test_texts_of_docling_that_no_item_names_are_kept(tmp_path: Path) -> None:
    document = docling_document()
    document["texts"] += [
        {"label": "text", "text": "末了一句没有归处的话。", "prov": [{"page_no": 2}]},
        {"label": "page_header", "text": "临河日报 2026年3月12日 第3版 副刊", "prov": [{"page_no": 2}]},
    ]
    _, second = read_file(written(tmp_path / "a.json", document))
    assert "末了一句没有归处的话。" in "".join(each.text for story in second.stories for each in story.paragraphs)
    assert second.facts.section == "副刊"
