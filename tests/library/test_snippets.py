"""The piece of a story that shows why it was found."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.blocks import Block, blocks_of
from reader.library.snippets import LENGTH_CODE_POINTS, snippet
from reader.query.fields import Zone
from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from tests.builders import story

FOLDING = Folding()


def marker(*terms: str) -> Callable[[Zone], Highlighter]:
    return lambda _zone: Highlighter(terms, FOLDING)


def marked(blocks: list[Block], *terms: str) -> tuple[str, list[str]]:
    found = snippet(blocks, marker(*terms))
    return found.text, [found.text[mark.start : mark.end] for mark in found.marks]


def test_shows_the_block_with_most_hits_around_its_first() -> None:
    blocks = [Block(Zone.TEXT, "一个工会。"), Block(Zone.TEXT, "前" * 60 + "工会" + "中" * 20 + "工会" + "后" * 90)]
    text, marks = marked(blocks, "工会")
    assert text.startswith("…前")
    assert text.endswith("后…")
    assert marks == ["工会", "工会"]


def test_a_hit_at_the_end_of_a_block_stands_near_the_beginning() -> None:
    text, marks = marked([Block(Zone.TEXT, "前" * 90 + "工会。")], "工会")
    assert text == "…" + "前" * 16 + "工会。"
    assert marks == ["工会"]


def test_a_hit_in_the_headline_alone_shows_the_lead() -> None:
    assert marked([Block(Zone.HEADLINE, "工会"), Block(Zone.TEXT, "正文")], "工会") == ("正文", [])
    assert marked([Block(Zone.HEADLINE, "工会")], "工会") == ("工会", ["工会"])
    assert snippet([], marker("工会")).text == ""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="工会甲乙，", max_size=300), max_size=3), st.text(alphabet="工会甲", max_size=3))
def test_marks_lie_inside_and_say_the_term(texts: list[str], term: str) -> None:
    found = snippet([Block(Zone.TEXT, text) for text in texts], marker(term))
    assert len(found.text) <= LENGTH_CODE_POINTS + 2
    last = 0
    for mark in found.marks:
        assert last <= mark.start < mark.end <= len(found.text)
        last = mark.end


def test_all_text_of_a_story_is_in_its_blocks() -> None:
    labelled = story("主", "一段", column_label="栏目", byline_text="记者 刘海波")
    assert [(block.zone, block.text) for block in blocks_of(labelled)] == [
        (Zone.LABEL, "栏目"),
        (Zone.HEADLINE, "主"),
        (Zone.BYLINE, "记者 刘海波"),
        (Zone.TEXT, "一段"),
    ]
