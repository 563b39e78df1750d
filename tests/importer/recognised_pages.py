"""One page as each tool for recognition writes it in JSON."""

from typing import Any

HEAD = "临河日报 2026年3月12日 第2版 要闻"
MAIN, OTHER = "临河县冬灌用水少了两成", "夜校里的灯光"
BYLINE = "本报记者 林知远"
TEXT = "临河县今年冬灌比往年少用了两成水，水渠修好以后，各村都能按时浇上地。"
MORE = "县里的夜校开课一月，报名的农民超过一千人，课上讲种地的科学，也讲记账。"
CAPTION = "村民在新修的水渠边查看水位。"
ROWS = "县\t水量\n临河\t95.6%"
TABLE = "<table><tr><td>县</td><td>水量</td></tr><tr><td>临河</td><td>95.6%</td></tr></table>"
BOX = [10, 20, 300, 60]


def content_list() -> Any:
    def item(kind: str, page: int = 0, **given: Any) -> dict[str, Any]:
        return {"type": kind, "bbox": BOX, "page_idx": page, **given}

    return [
        item("header", text=HEAD),
        item("text", text=MAIN, text_level=1),
        item("text", text=BYLINE),
        item("text", text=TEXT),
        item("image", img_path="images/a.png", image_caption=[CAPTION], image_footnote=[]),
        item("table", img_path="images/t.png", table_body=TABLE, table_caption=[], table_footnote=[]),
        item("text", text="水量占全年的 $9 5 . 6 \\%$ 。"),
        item("page_number", text="2"),
        item("text", 1, text=OTHER, text_level=1),
        item("text", 1, text=MORE),
    ]


def content_list_v2() -> Any:
    def item(kind: str, **content: Any) -> dict[str, Any]:
        return {"type": kind, "content": content, "bbox": BOX}

    def spans(*texts: str) -> list[dict[str, str]]:
        return [{"type": "text", "content": text} for text in texts]

    formula = {"type": "equation_inline", "content": "9 5 . 6 \\%"}
    return [
        [
            item("page_header", page_header_content=spans(HEAD)),
            item("title", title_content=spans(MAIN), level=1),
            item("paragraph", paragraph_content=spans(BYLINE)),
            item("paragraph", paragraph_content=spans(TEXT[:20], TEXT[20:])),
            item("image", image_source={"path": "images/a.png"}, image_caption=spans(CAPTION), image_footnote=[]),
            item("table", image_source={"path": "images/t.png"}, table_caption=[], table_footnote=[], html=TABLE),
            item("paragraph", paragraph_content=[*spans("水量占全年的"), formula, *spans("。")]),
            item("page_number", page_number_content=spans("2")),
        ],
        [
            item("title", title_content=spans(OTHER), level=1),
            item("list", list_type="text_list", list_items=[{"item_type": "text", "item_content": spans(MORE)}]),
        ],
    ]


def middle() -> Any:
    def block(kind: str, *lines: str, **given: Any) -> dict[str, Any]:
        spans = [[{"type": "text", "content": line, "score": 0.9, "bbox": BOX}] for line in lines]
        return {"type": kind, "bbox": BOX, "lines": [{"spans": each} for each in spans], **given}

    picture = {"type": "image_body", "lines": [{"spans": [{"type": "image", "img_path": "images/a.png"}]}], "bbox": BOX}
    grid = {"type": "table_body", "lines": [{"spans": [{"type": "table", "html": TABLE}]}], "bbox": BOX}
    formula = {"type": "inline_equation", "content": "9 5 . 6 \\%"}
    first = [
        block("title", MAIN, level=1),
        block("text", BYLINE),
        block("text", TEXT[:20], TEXT[20:]),
        {"type": "image", "bbox": BOX, "blocks": [block("image_caption", CAPTION), picture]},
        {"type": "table", "bbox": BOX, "blocks": [grid]},
        {"type": "text", "lines": [{"spans": [{"type": "text", "content": "水量占全年的"}, formula]}], "bbox": BOX},
    ]
    return {
        "pdf_info": [
            {
                "page_idx": 0,
                "para_blocks": first,
                "discarded_blocks": [block("header", HEAD), block("page_number", "2")],
            },
            {"page_idx": 1, "preproc_blocks": [block("title", OTHER), block("text", MORE)], "discarded_blocks": []},
        ],
        "_backend": "pipeline",
    }


def parsing(wrapped: str) -> Any:
    def item(label: str, content: str) -> dict[str, Any]:
        return {"block_label": label, "block_content": content, "block_bbox": BOX, "block_id": 1, "block_order": None}

    first = [
        item("header", HEAD),
        item("doc_title", MAIN),
        item("text", BYLINE),
        item("text", TEXT),
        item("image", ""),
        item("figure_title", CAPTION),
        item("table", f"<html><body>{TABLE}</body></html>"),
        item("text", "水量占全年的 $ 95.6\\% $ 。"),
        item("number", "2"),
    ]
    results = [
        {"input_path": "a.png", "page_index": None, "parsing_res_list": first},
        {"page_index": 1, "parsing_res_list": [item("paragraph_title", OTHER), item("text", MORE)]},
    ]
    match wrapped:
        case "service":
            return {"result": {"layoutParsingResults": [{"prunedResult": each} for each in results]}}
        case "res":
            return [{"res": each} for each in results]
    return results


def docling_document() -> Any:
    def prov(page: int = 1) -> list[dict[str, Any]]:
        return [{"page_no": page, "bbox": {"l": 10, "t": 780, "r": 300, "b": 740, "coord_origin": "BOTTOMLEFT"}}]

    def item(label: str, words: str, page: int = 1, **given: Any) -> dict[str, Any]:
        return {"label": label, "text": words, "prov": prov(page), "children": [], **given}

    def cell(words: str, row: int, column: int) -> dict[str, Any]:
        return {"text": words, "start_row_offset_idx": row, "start_col_offset_idx": column}

    texts = [
        item("page_header", HEAD, content_layer="furniture"),
        item("section_header", MAIN, level=1),
        item("text", BYLINE),
        item("text", TEXT),
        item("caption", CAPTION),
        item("text", "水量占全年的95.6%。"),
        item("page_footer", "2", content_layer="furniture"),
        item("section_header", OTHER, 2, level=1),
        item("list_item", MORE, 2),
    ]
    picture = {**item("picture", ""), "captions": [{"$ref": "#/texts/4"}], "image": {"uri": "images/a.png"}}
    grid = [[cell("县", 0, 0), cell("水量", 0, 1)], [cell("临河", 1, 0), cell("95.6%", 1, 1)]]
    table = {**item("table", ""), "captions": [], "data": {"grid": grid}}
    order = [
        "#/texts/0",
        "#/texts/1",
        "#/texts/2",
        "#/texts/3",
        "#/pictures/0",
        "#/tables/0",
        "#/texts/5",
        "#/groups/0",
    ]
    return {
        "schema_name": "DoclingDocument",
        "body": {"children": [{"$ref": each} for each in order]},
        "groups": [{"label": "list", "children": [{"$ref": f"#/texts/{each}"} for each in (6, 7, 8)]}],
        "furniture": {"children": []},
        "texts": texts,
        "pictures": [picture],
        "tables": [table],
        "pages": {"1": {"size": {"width": 600, "height": 800}}, "2": {"size": {"width": 600, "height": 800}}},
    }


def marker_tree() -> Any:
    def block(kind: str, html: str, page: int = 0, *children: Any) -> dict[str, Any]:
        return {
            "id": f"/page/{page}/{kind}/1",
            "block_type": kind,
            "html": html,
            "bbox": BOX,
            "children": list(children) or None,
        }

    first = [
        block("PageHeader", f"<p>{HEAD}</p>"),
        block("SectionHeader", f"<h1>{MAIN}</h1>"),
        block("Text", f"<p>{BYLINE}</p>"),
        block("Text", f"<p>{TEXT}</p>"),
        block(
            "PictureGroup",
            "<content-ref src='/x'></content-ref>",
            0,
            block("Picture", ""),
            block("Caption", f"<p>{CAPTION}</p>"),
        ),
        block("Table", TABLE),
        block("Text", "<p>水量占全年的<b>95.6%</b>。</p>"),
        block("PageFooter", "<p>2</p>"),
    ]
    second = [block("SectionHeader", f"<h2>{OTHER}</h2>", 1), block("Text", f"<p>{MORE}</p>", 1)]
    pages = [
        block("Page", "<content-ref src='/page/0/x'></content-ref>", at, *each)
        for at, each in enumerate((first, second))
    ]
    return {"children": pages, "block_type": "Document", "metadata": {"page_stats": []}}
