"""Headlines that a language model numbers or marks: 1. …, 一、…, ■ …, 第一篇文章：…, and lines of nothing but 文章一.

Claims    lines with a number or a sign before them that open the page, each over a text of sentences, or over a list of
          its author and page.
Evidence  no headline stands above the first; numbers count up from one, signs are the same. Words such as 文章一：
          need no such proof.
Cases     model_words.md
Leaves    crossheads of an article, which stand below its headline; sections of a document (一、…) on a page with a
          headline; lists whose lines follow one another.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.named_parts import is_listed_fact
from reader.importer.blocks.numbered_heads import counts_up, is_head
from reader.importer.blocks.page_top import head_of, page_top
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.shapes.head_line import may_be_head
from reader.importer.shapes.page_head import LONGEST_CHARS
from reader.importer.shapes.sentence import is_finished

_HAN = "一二三四五六七八九十"
_ARTICLE = re.compile(
    rf"""
    [【\[(]?(?:
      (?:文章|稿件|报道|新闻)\s?(?P<behind>[{_HAN}]{{1,3}}|\d{{1,2}})
      | 第\s?(?P<before>[{_HAN}]{{1,3}}|\d{{1,2}})\s?(?:篇|(?:篇|则|条|个)(?:文章|报道|新闻|稿件|消息))
      | (?:article|story|news)\s\#?(?P<english>\d{{1,2}})
    )\s?[】\])]?\s*(?:[:、.,\-–—]\s*|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A model's words for an article with its number: 文章一：, 第二篇：, [Story 3] -."""

_PLACE = re.compile(
    r"[【\[(]?(?:左上|右上|左下|右下|左中|右中|中间|中央|上方|下方|左侧|右侧|顶部|底部|中部|上部|下部)(?:角|部|方|侧|栏)?"
    r"(?:(?:文章|报道|新闻|标题)?\s?[】\])]?\s*[:、]\s*(?=\S)|(?=广告$))"
)
"""A place on the page before a headline: 左上：, 右下角文章：."""

_COUNTED = (
    re.compile(r"(?P<number>\d{1,2})\s?[.、)]\s*(?=\S)"),
    re.compile(rf"(?P<number>[{_HAN}]{{1,3}})、\s*(?=\S)"),
    re.compile(rf"[(](?P<number>[{_HAN}]{{1,3}}|\d{{1,2}})[)]\s*(?=\S)"),
)
_SIGNS = "■□◆◇●○▲△★☆◎▶►▼※"
_SIGN = re.compile(rf"(?P<sign>[{_SIGNS}])\s*(?=[^\s{_SIGNS}])")
_FIRST_OF_PLACE = frozenset("【[(左右中上下顶底")
_FIRST_OF_ARTICLE = frozenset("【[(文稿报新第AaSsNn")
_FIRST_OF_MARK = frozenset(f"{_HAN}{_SIGNS}(0123456789")
"""First signs of lines that may open with a mark; asking for them first spares most lines."""

_LEAST = 2
"""Headlines that are numbered or marked: one alone is a section, or a sign of the newspaper."""


def settle(blocks: list[Block], removed: list[Removed]) -> None:
    """Give headlines that a model numbers or marks their level; numbers and signs are `removed`."""
    _take_articles(blocks, removed)
    _take_places(blocks, removed)
    first = _first_mark(blocks)
    if first is None or not _is_top(blocks, first):
        return
    for pattern in (*_COUNTED, _SIGN):
        at_heads = _marked(blocks, pattern)
        if at_heads and at_heads[0] == first and _are_heads(blocks, at_heads, pattern):
            for at in at_heads:
                _raise(blocks, at, pattern, removed)
            return


def _take_articles(blocks: list[Block], removed: list[Removed]) -> None:
    """Take 文章一 from headlines, and set it aside on a line of its own."""
    found = [
        (at, mark)
        for at, block in enumerate(blocks)
        if block.plain[:1] in _FIRST_OF_ARTICLE and (mark := _ARTICLE.match(block.plain)) and _may_name(block, mark)
    ]
    numbers = [next(filter(None, mark.groups()), "") for _, mark in found]
    if not found or not counts_up(numbers) or (len(found) < _LEAST and not is_head(blocks[found[0][0]])):
        return
    for at, mark in found:
        block = blocks[at]
        if mark.end() == len(block.plain):
            blocks[at] = replace(block, level=0, emphasis=None, stated=Stated.FOLIO)
        else:
            removed.append(Removed(Mark.TOOL, block.first, block.text[: mark.end()]))
            blocks[at] = replace(block, text=block.text[mark.end() :], level=block.level or 1, emphasis=None)


def _take_places(blocks: list[Block], removed: list[Removed]) -> None:
    """Take places on the page from headlines (左上：), if several have them; a heading 底部广告 is an advert's."""
    found = [
        (at, mark)
        for at, block in enumerate(blocks)
        if block.plain[:1] in _FIRST_OF_PLACE and is_head(block) and (mark := _PLACE.match(block.plain))
    ]
    if len(found) < _LEAST:
        return
    for at, mark in found:
        block = blocks[at]
        removed.append(Removed(Mark.TOOL, block.first, block.text[: mark.end()]))
        is_advert = block.plain[mark.end() :] == "广告"
        level = 0 if is_advert else block.level or 1
        blocks[at] = replace(block, text=block.text[mark.end() :], level=level, emphasis=None)


def _may_name(block: Block, mark: re.Match[str]) -> bool:
    if not _is_text(block) or block.stated is Stated.TABLE:
        return False
    return mark.end() == len(block.plain) or is_head(block) or may_be_head(block.plain)


def _first_mark(blocks: Sequence[Block]) -> int | None:
    """Return the first line that opens with a mark; None if a line too long for a page head stands above it."""
    for at, block in enumerate(blocks):
        if block.plain[:1] in _FIRST_OF_MARK and _opens_mark(block):
            return at
        if len(block.plain) > LONGEST_CHARS and block.stated is not Stated.FOLIO:
            return None
    return None


def _opens_mark(block: Block) -> bool:
    return _is_text(block) and any(pattern.match(block.plain) for pattern in (*_COUNTED, _SIGN))


def _is_text(block: Block) -> bool:
    return block.image is None and block.stated is not Stated.FOLIO


def _is_top(blocks: Sequence[Block], first: int) -> bool:
    """Return True if nothing but the page head and furniture stands above."""
    top = {at for at, _ in page_top(blocks)}
    above = (at for at in range(first) if blocks[at].stated is not Stated.FOLIO)
    return all(at in top or head_of(blocks[at]) is not None for at in above)


def _marked(blocks: Sequence[Block], pattern: re.Pattern[str]) -> list[int]:
    """Return the lines that open with a mark; of a page with headings, headings alone."""
    found = [at for at, block in enumerate(blocks) if _is_text(block) and pattern.match(block.plain)]
    heads = [at for at in found if is_head(blocks[at])]
    return heads if heads and heads[0] == found[0] else found


def _are_heads(blocks: Sequence[Block], found: Sequence[int], pattern: re.Pattern[str]) -> bool:
    """Return True for marked lines that may be headlines, two or more of them over a text of sentences or their facts.

    Facts are a list right below: - 作者：王长河.
    """
    marks = [mark for at in found if (mark := pattern.match(blocks[at].plain))]
    said = [next(iter(mark.groupdict().values())) for mark in marks]
    is_one_kind = len(set(said)) == 1 if pattern is _SIGN else counts_up(said)
    if not is_one_kind or any(is_finished(blocks[at].plain) for at in found):
        return False
    if any(block.level and at not in found for at, block in enumerate(blocks) if at > found[0]):
        return False
    ends = [*found[1:], len(blocks)]
    bodies = [blocks[at + 1 : end] for at, end in zip(found, ends, strict=True)]
    headlines = [
        _may_be_head(blocks[at], mark)
        for at, mark, body in zip(found, marks, bodies, strict=True)
        if any(is_finished(block.plain) for block in body) or (body and is_listed_fact(body[0]))
    ]
    return len(headlines) >= _LEAST and all(headlines)


def _may_be_head(block: Block, mark: re.Match[str]) -> bool:
    return is_head(block) or may_be_head(block.plain[mark.end() :])


def _raise(blocks: list[Block], at: int, pattern: re.Pattern[str], removed: list[Removed]) -> None:
    block = blocks[at]
    mark = pattern.match(block.plain)
    if mark:
        removed.append(Removed(Mark.TOOL, block.first, block.text[: mark.end()]))
        text = block.text[mark.end() :]
        blocks[at] = replace(block, text=text, level=block.level or 1, emphasis=None, stated=Stated.TEXT)
