"""JSON files known by their beginning: pages that tools for recognition write, this program's own, articles."""

import re
from enum import StrEnum
from pathlib import Path

from reader.errors import FileRefused
from reader.importer.source.safe_files import STREAM_LIMIT_BYTES, open_regular

START_BYTES = 64 * 1024
"""Bytes at a file's start that show what it holds."""


class JsonKind(StrEnum):
    """The kinds of JSON that hold newspaper pages or articles."""

    MINERU_LIST = "mineru_list"
    MINERU_PAGES = "mineru_pages"
    MINERU_MIDDLE = "mineru_middle"
    PADDLE = "paddle"
    PADDLE_REGIONS = "paddle_regions"
    DOCLING = "docling"
    MARKER = "marker"
    OLMOCR = "olmocr"
    LINES = "lines"
    LAYOUT = "layout"
    MARKDOWN_PAGES = "markdown_pages"
    REPLY = "reply"
    OWN = "own"
    ARTICLES = "articles"


TOOLS = tuple(kind for kind in JsonKind if kind not in (JsonKind.REPLY, JsonKind.OWN, JsonKind.ARTICLES))

_BEFORE = r'"(?:[A-Za-z]{1,20}_){0,2}(?:新闻|文章|稿件|报道|主|大)?'
_TITLE = _BEFORE + r'(?:title|headline|bt|biaoti|标题|標題|题目|题名|題名|篇名)"\s*:'
_TEXT = (
    _BEFORE
    + r'(?:content|text|body|article|articlebody|maintext|paragraphs|zw|zhengwen|nr|neirong|正文|内容|內容|全文)"\s*:'
)
_CONFIDENCE = r'"(?:confidence|score|prob)"\s*:\s*[\d.]'
_SIGNS: tuple[tuple[JsonKind, tuple[str, ...]], ...] = (
    (JsonKind.DOCLING, (r'"schema_name"\s*:\s*"DoclingDocument"',)),
    (JsonKind.PADDLE, (r'"parsing_res_list"\s*:',)),
    (JsonKind.PADDLE_REGIONS, (r"^\s*\[\s*\{", r'"type"\s*:\s*"[a-z_]+"', r'"bbox"\s*:\s*\[', r'"res"\s*:\s*[\[{]')),
    (JsonKind.MINERU_MIDDLE, (r'"pdf_info"\s*:', r'"(?:para|preproc)_blocks"\s*:')),
    (JsonKind.MINERU_LIST, (r"^\s*\[\s*\{", r'"type"\s*:\s*"[a-z_]+"', r'"page_idx"\s*:\s*\d')),
    (
        JsonKind.MINERU_PAGES,
        (r"^\s*\[(?:\s*\[\s*\],){0,50}\s*\[\s*\{", r'"type"\s*:\s*"[a-z_]+"', r'"[a-z]+_content"\s*:\s*\['),
    ),
    (JsonKind.MARKER, (r'"block_type"\s*:\s*"', r'"id"\s*:\s*"/page/\d+/')),
    (JsonKind.OLMOCR, (r'^\s*\{"id"\s*:\s*"[0-9a-f]{40}"\s*,\s*"text"\s*:',)),
    (JsonKind.OLMOCR, (r'"text"\s*:\s*"', r'"source"\s*:\s*"olmocr"|"olmocr-version"\s*:|"pdf_page_numbers"\s*:\s*\[')),
    (JsonKind.LINES, (r"^\s*\[\s*\{", r'"text"\s*:\s*"', _CONFIDENCE, r'"(?:box|bbox|points|poly)"\s*:\s*\[')),
    (JsonKind.LINES, (r'"rec_texts"\s*:\s*\[',)),
    (JsonKind.LINES, (r'"words_result"\s*:\s*\[\s*\{', r'"words"\s*:\s*"')),
    (JsonKind.LINES, (r'"TextDetections"\s*:\s*\[\s*\{', r'"DetectedText"\s*:\s*"')),
    (JsonKind.LINES, (r'"prism_wordsInfo"\s*:\s*\[\s*\{', r'"word"\s*:\s*"')),
    (
        JsonKind.LAYOUT,
        (
            r'^\s*(?:\{[\s\S]{0,200}"(?:layout_details|layout|regions|json_result)"\s*:\s*)?\[\s*(?:\[\s*)?\{'
            r'(?![\s\S]*"(?:title|headline|标题)"\s*:)',
            r'"(?:bbox|box)(?:_2d)?"\s*:\s*\[\s*[\d.]',
            r'"(?:category|label|category_type|type)"\s*:\s*'
            r'"(?:(?:page|section|doc|paragraph)[-_ ])?(?:title|text|header)"',
            r'"(?:text|text_content|content|markdown)"\s*:\s*"',
        ),
    ),
    (JsonKind.MARKDOWN_PAGES, (r'"pages"\s*:\s*\[\s*\{', r'"(?:markdown|md)"\s*:\s*"')),
    (JsonKind.REPLY, (r'"(?:choices|candidates)"\s*:\s*\[', r'"(?:content|text)"\s*:')),
    (JsonKind.REPLY, (r'"role"\s*:\s*"assistant"', r'"content"\s*:')),
    (JsonKind.REPLY, (r'"custom_id"\s*:\s*"', r'"response"\s*:\s*\{', r'"(?:content|text)"\s*:')),
    (JsonKind.OWN, (r'"stories"\s*:\s*\[',)),
    (JsonKind.ARTICLES, (_TITLE, _TEXT)),
)
"""Expressions that a file's start must match: the first kind whose expressions all do is the file's."""

_PATTERNS = [(kind, [re.compile(sign, re.IGNORECASE) for sign in signs]) for kind, signs in _SIGNS]


def json_kind(start: bytes) -> JsonKind | None:
    """Return what a JSON file holds, by its first START_BYTES bytes; None for JSON of other kinds."""
    text = start[:START_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    return next((kind for kind, signs in _PATTERNS if all(sign.search(text) for sign in signs)), None)


def json_kind_of(path: Path) -> JsonKind | None:
    """Return what a JSON file holds; None too for one that cannot be opened."""
    try:
        with open_regular(path, STREAM_LIMIT_BYTES) as file:
            return json_kind(file.read(START_BYTES))
    except FileRefused:
        return None
