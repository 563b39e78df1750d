"""Names of the parts of a page, as facts of the lines that they stand on.

A language model that is asked for a page writes what each line is: `### Headline: …`, `（引题）…`, `副标题：…`,
`**【图片说明】** …`, `Main Article (Top Left)`; corpora write `[题]…`. Such a name is a mark, no text of the newspaper.
One alone does not show that: a page has names only if a headline, or one of the lines around it, is named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import ascii_letters

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.numbered_heads import is_head, take_numbers
from reader.importer.blocks.removed import Mark, Removed


class _Part(StrEnum):
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    CAPTION = "caption"
    TEXT = "text"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of a part, with spaces between: `chinese` and `english` stand before a colon or in brackets.

    `in_brackets` stand in brackets alone: before a colon they may be the newspaper's words, as 主题：… is.
    """

    chinese: str
    in_brackets: str
    english: str


_NAMES = {
    _Part.KICKER: _Names("引题 肩题 眉题", "引标题", "kicker eyebrow overline"),
    _Part.HEADLINE: _Names("主标题 大标题 标题", "主题 正题 题 題 题目 題目 標題", "headline title"),
    _Part.DECK: _Names("副标题 副题 子标题", "", "subheadline sub-headline subtitle subheading deck"),
    _Part.BYLINE: _Names("署名 作者", "", "byline author reporter"),
    _Part.CAPTION: _Names("图片说明 照片说明 图说 图注", "", "caption photo image picture"),
    _Part.TEXT: _Names("正文", "正文内容", "body text content article"),
    _Part.FACT: _Names("", "", "newspaper date page section edition publication"),
}

_STATED_HEADS = {_Part.KICKER: Stated.KICKER, _Part.HEADLINE: Stated.HEADLINE, _Part.DECK: Stated.DECK}
_STATED = {**_STATED_HEADS, _Part.CAPTION: Stated.CAPTION}
_SHOWS_NAMES = (_Part.KICKER, _Part.HEADLINE, _Part.DECK, _Part.CAPTION)


def _named(part: _Part) -> str:
    """Return an expression for a part's names: (引题), 【图片说明】:, 引题:, [Photo caption], Body text:."""
    names = _NAMES[part]
    before_colon = "|".join((*names.chinese.split(), rf"(?:{'|'.join(names.english.split())})(?: (?:caption|text))?"))
    in_brackets = "|".join((before_colon, *names.in_brackets.split()))
    return rf"(?P<{part}>[\[(【]\s?(?:{in_brackets})\s?[\])】]\s*:?|(?:{before_colon})\s?:)"


_NAME = re.compile(rf"(?:{'|'.join(map(_named, _Part))})\s*", re.IGNORECASE)
_FIRST_SIGNS = frozenset(
    "[(【" + "".join(name[0] for names in _NAMES.values() for name in names.chinese.split()) + ascii_letters
)
"""First signs of lines that may open with a name; asking for them first spares most lines."""
_COUNTED = re.compile(r"(?P<number>\d{1,2})\s?[.、]\s*(?=\S)")
_PLACE = re.compile(
    r"""
    【[^【】]{0,12}(?:头条|[左右][上中下侧边角]|[上中下底顶]部)[^【】]{0,12}】$            # 【右下角·短讯】
    | (?:(?:main|lead|top|bottom|left|right|first|second|third|fourth|fifth|sixth|other|side|upper|lower|center|middle)
         \b[^\u4e00-\u9fff]{0,12}|)(?:articles?|stor(?:y|ies)|columns?|briefs?|sidebar)\b[^\u4e00-\u9fff]{0,40}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TRANSLATION = re.compile(r"(?<=[\u4e00-\u9fff])\s*\([A-Za-z][A-Za-z .,'’-]{0,60}\)$")
"""A model's own translation behind a name or a day: 沧海日报 (Canghai Daily)."""

_HAS_TRADE = re.compile("记者|通讯员|特约|作者|[文图摄]")


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    part: _Part
    end: int
    is_bracketed: bool


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks with the names of their parts as facts, if a model named them; the names are `removed`."""
    found = list(_found(blocks))
    if not _are_names(found):
        return blocks
    for each in found:
        block = blocks[each.at]
        put = _put(each.part, block.plain[each.end :])
        removed.append(Removed(Mark.TOOL, block.first, block.text[: each.end], put))
        blocks[each.at] = _as(each.part, replace(block, text=put + block.text[each.end :]))
    facts = {each.at for each in found if each.part is _Part.FACT}
    for at, block in enumerate(blocks):
        if (block.level or at in facts) and (translation := _TRANSLATION.search(block.text)):
            removed.append(Removed(Mark.TOOL, block.first, translation[0]))
            block = blocks[at] = replace(block, text=block.text[: translation.start()])
        if is_head(block) and _PLACE.match(block.plain):
            blocks[at] = replace(block, level=0, emphasis=None, stated=Stated.FOLIO)
            # The bold lines that count through the articles of one place are headlines: **1. …**, **2. …**.
            for head in take_numbers(_COUNTED, blocks, removed, at + 1):
                blocks[head].level = blocks[head].level or 1
    return [block for block in blocks if block.text or block.image is not None]


def _found(blocks: Sequence[Block]) -> Iterator[_Found]:
    for at, block in enumerate(blocks):
        may_open = block.plain[:1] in _FIRST_SIGNS and block.image is None
        if may_open and (name := _NAME.match(block.plain)):
            yield _Found(at, _Part(name.lastgroup or ""), name.end(), name[0][0] in "[(【")


def _are_names(found: Sequence[_Found]) -> bool:
    """Return True if the names are marks: of a headline and its text, of the lines around headlines, or in brackets."""
    if found and all(each.part is _Part.HEADLINE for each in found):
        return all(each.is_bracketed for each in found)
    return any(each.part in _SHOWS_NAMES for each in found)


def _put(part: _Part, rest: str) -> str:
    """Return the word by which a newspaper says the same: an author's name alone is no byline."""
    return "作者：" if part is _Part.BYLINE and not _HAS_TRADE.search(rest) else ""


def _as(part: _Part, block: Block) -> Block:
    level = block.level or 1 if part in _STATED_HEADS else 0
    return replace(block, level=level, emphasis=None, stated=_STATED.get(part, Stated.TEXT))
