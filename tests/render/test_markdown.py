"""Markdown as another program shows it: every character as text, and what is ours to know in comments alone."""

import json
import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.domain.story import Headline, Paragraph, ParagraphStyle, Story
from reader.render.clipping import Clipping, ClippingBook
from reader.render.markdown import book_markdown, markdown
from tests.render.clippings import BOOK, HOSTILE, clipping, hostile

COMMENT = re.compile(r"<!-- (?!-?>)(?:(?!--).)*-->\n?", re.DOTALL)
_LINES = [style for style in ParagraphStyle if style is not ParagraphStyle.TABLE]
SIGNS = "报，。“”　 \t\n<>&\"'#*_`[]()!|~-+=:.$\\{}1a;/%𠮷é0"


def tokens(text: str) -> Iterator[tuple[str, Token]]:
    """Each inline token with the kind of the block that holds it."""
    block = ""
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            for child in token.children or ():
                yield block, child
        elif token.type.endswith("_open"):
            block = token.type.removesuffix("_open")
        else:
            assert token.type != "html_block" or COMMENT.fullmatch(token.content), token.content


def shown(text: str) -> list[str]:
    """The text of each block, as a reader sees it."""
    blocks: list[str] = []
    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            words = (
                "\n" if each.type in ("softbreak", "hardbreak") else "" if each.type == "html_inline" else each.content
                for each in token.children or ()
            )
            blocks.append("".join(words).rstrip(" "))
    return blocks


def test_every_character_is_shown_as_text() -> None:
    text = book_markdown(ClippingBook(title="剪报", clippings=[hostile()]))
    assert HOSTILE in shown(text)
    assert "# no heading\n- no list\n1. no number" in shown(text)
    kinds = {token.type for _, token in tokens(text)}
    assert kinds <= {
        "text",
        "softbreak",
        "hardbreak",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
        "html_inline",
    }


@given(st.text(SIGNS, min_size=1, max_size=30).map(str.strip).filter(bool), st.sampled_from(_LINES))
def test_any_text_is_shown_as_it_stands(words: str, style: ParagraphStyle) -> None:
    story = Story(headline=Headline(main="甲"), paragraphs=(Paragraph(text=words, style=style),))
    text = markdown(Clipping(story=story))
    blank = "\xa0" if style is not ParagraphStyle.CROSSHEAD else ""
    expected = "\n".join(line or blank for line in words.split("\n"))
    assert shown(text)[1].replace("\n\n", "\n\xa0\n") == expected.replace("\n\n", "\n\xa0\n")


def test_what_is_ours_stands_in_comments_alone() -> None:
    text = book_markdown(BOOK)
    comments = COMMENT.findall(text)
    assert {"<!-- kicker -->", "<!-- deck -->", "<!-- place -->", "<!-- byline -->", "<!-- dubao: end -->"} <= {
        each.strip() for each in comments
    }
    facts = [json.loads(each[12 : each.rindex("}") + 1]) for each in comments if each.startswith("<!-- dubao: {")]
    assert facts[0]["newspaper"] == "工人日报"
    assert facts[1]["newspaper"] == HOSTILE
    seen = "\n".join(shown(text))
    assert "kicker" not in seen
    assert "dubao" not in seen


def test_a_story_alone_is_under_a_first_heading() -> None:
    lines = markdown(clipping()).split("\n\n")
    assert lines[1:4] == ["**〔要闻〕** <!-- label -->", "**全总部署** <!-- kicker -->", "# 2023年工会工作主要任务明确"]
    assert "### 小标题" not in lines
    assert "## 小标题" in lines


def table_of(text: str) -> list[list[str]]:
    """The cells of the table in a text, row by row, as GitHub shows them."""
    rows: list[list[str]] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append("".join(each.content for each in token.children or ()))
        elif token.type == "table_close":
            return rows
    return rows


_ONE_LINE = SIGNS.replace("\n", "").replace("\t", "")


@given(st.lists(st.tuples(st.text(_ONE_LINE, max_size=12), st.text(_ONE_LINE, max_size=12)), min_size=1, max_size=4))
def test_a_table_is_shown_cell_by_cell(rows: list[tuple[str, str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    table = Paragraph(text=text, style=ParagraphStyle.TABLE)
    exported = markdown(Clipping(story=Story(headline=Headline(main="甲"), paragraphs=(table,))))
    assert table_of(exported) == [list(row) for row in rows]


def test_columns_of_figures_stand_on_the_right() -> None:
    table = Paragraph(text="地区\t面积\n松原|城区\t1,240", style=ParagraphStyle.TABLE)
    lines = markdown(Clipping(story=Story(headline=Headline(main="甲"), paragraphs=(table,)))).splitlines()
    assert "| --- | ---: |" in lines
    assert "| 松原&#124;城区 | 1,240 |" in lines
