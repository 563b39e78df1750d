"""Names of the parts of a page, as facts of the lines that they stand on.

A language model that is asked for a page writes what each line is: `### Headline: …`, `（引题）…`, `副标题：…`,
`**【图片说明】** …`, `Main Article (Top Left)`; corpora write `[题]…`. Such a name is a mark, no text of the newspaper.
One alone does not show that: a page has names only if a headline, or one of the lines around it, is named.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import ascii_letters

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.numbered_heads import is_head, take_numbers
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width


class Part(StrEnum):
    """A part of a page; those of an article in the order in which newspapers print them."""

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
    Part.KICKER: _Names("引题 肩题 眉题", "引标题", "kicker eyebrow overline"),
    Part.HEADLINE: _Names(
        "主标题 大标题 标题", "主题 正题 题 題 题目 題目 標題 次标题 新闻标题 文章标题", "headline title"
    ),
    Part.DECK: _Names("副标题 副题 子标题", "", "subheadline sub-headline subtitle subheading deck"),
    Part.BYLINE: _Names("署名 作者", "记者 通讯员 报道 供稿", "byline author reporter"),
    Part.CAPTION: _Names("图片说明 照片说明 图说 图注", "", "caption photo image picture"),
    Part.TEXT: _Names("正文内容 正文 文章内容 内容", "", "body text content article"),
    Part.FACT: _Names("", "", "newspaper masthead date page section edition publication editor weekday"),
}

_STATED_HEADS = {Part.KICKER: Stated.KICKER, Part.HEADLINE: Stated.HEADLINE, Part.DECK: Stated.DECK}
_STATED = {**_STATED_HEADS, Part.CAPTION: Stated.CAPTION}
_OVER = (*_STATED, Part.BYLINE)
"""Parts whose names may stand on a line of their own, over the words."""

_SHOWS_NAMES = (Part.KICKER, Part.HEADLINE, Part.DECK, Part.CAPTION)


_WHICH = "(?:(?:main|lead|sub|secondary|article|news|story|page)[ -])?"
"""Words that models put before an English name: [Main headline]."""

_COUNT = r"(?:\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?"
"""The number of an article behind the name of its part: 标题1, 正文二."""

_LABELS = "sidebar|brief|briefs|column|feature|box"
"""English names of kinds of articles that models put in brackets before a headline."""


def _words(part: Part) -> tuple[str, str]:
    """Return expressions for a part's names before a colon, and in brackets."""
    names = _NAMES[part]
    english = rf"{_WHICH}(?:{'|'.join(names.english.split())})(?: (?:caption|text))?"
    before_colon = "|".join((*names.chinese.split(), english))
    in_brackets = "|".join((before_colon, *names.in_brackets.split()))
    return rf"(?:{before_colon}){_COUNT}", rf"(?:{in_brackets}){_COUNT}"


def _named(part: Part) -> str:
    """Return an expression for a part's names: (引题), 【图片说明】:, 引题:, [Photo caption], Body text:."""
    before_colon, in_brackets = _words(part)
    return rf"(?P<{part}>[\[(【]\s?(?:{in_brackets})\s?[\])】]\s*:?|(?:{before_colon})\s?:)"


_NAME = re.compile(rf"(?:{'|'.join(map(_named, Part))}|(?P<label>\[(?:{_LABELS})\]))\s*", re.IGNORECASE)
_AROUND = re.compile(
    r"[\[(【]\s?(?:"
    + "|".join(rf"(?P<{part}>{_words(part)[1]})" for part in Part)
    + r")\s?:\s*(?P<inside>[^\[\]()【】]{1,80})[\])】]$",
    re.IGNORECASE,
)
"""A name and its text in one pair of brackets: [Byline: 王长河]."""

_BRACKETS = "[(【"
_FIRST_SIGNS = frozenset(
    _BRACKETS + "".join(name[0] for names in _NAMES.values() for name in names.chinese.split()) + ascii_letters
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

_FEWEST_FACTS = 2
"""Facts of a page under English names, or in brackets: one may be a line of a story."""

_HAS_TRADE = re.compile("记者|通讯员|特约|作者|[文图摄]")
_TRADES = re.compile("记者|通讯员")
_BY = re.compile(r"By:?\s+(?=[\u4e00-\u9fff·]{2,12}(?:[,、 ][\u4e00-\u9fff·]{2,4})*$)")
_EDITOR = re.compile("editor", re.IGNORECASE)

_FACTS = (
    *("报纸", "报纸名称", "报名", "日期", "出版日期", "星期", "版次", "版面", "版号", "版名", "期号"),
    *("责任编辑", "编辑"),
)
"""Names of facts in a table or in brackets; on lines of their own the page head's reader knows them."""

_FACT_AROUND = re.compile(rf"[\[【(](?P<inside>(?:{'|'.join(_FACTS)})\s?:\s*[^\[\]()【】]{{1,40}})[\])】]$")
_FACT_IN_BRACKETS = re.compile(rf"[\[【(](?P<inside>(?:{'|'.join(_FACTS)})[\])】]\s*:?\s*[^\[\]()【】]{{1,40}})$")
"""A fact of the page in brackets, with its name, as the reader of page heads knows it: [版面：第5版], 【版面】第5版."""

_FACT_ITEM = re.compile(rf"(?:{'|'.join(_FACTS)}|字数|来源)\s?:\s?[^。]{{1,40}}$")
"""A fact of the page in the list below a headline: - 版面：第1版."""

_CLOSING_BRACKET = re.compile(rf"(?:{'|'.join(_FACTS)})(?P<bracket>[\])】]\s*[:：]?\s*)")


@dataclass(frozen=True, slots=True)
class _Found:
    """A named part: the block at `at` has its text from `start` to `end`, and the name and its signs around it."""

    at: int
    part: Part | None
    name: str
    start: int
    end: int

    @property
    def is_bracketed(self) -> bool:
        return self.name[:1] in "[(【"


_FIRST_OF_NAMES = frozenset(
    {name[0] for names in _NAMES.values() for name in f"{names.chinese} {names.in_brackets}".split()}
    | {fact[0] for fact in _FACTS}
    | set(ascii_letters)
)
"""First signs of texts that may be a name and nothing else; asking for them first spares most headings."""

_ANY = re.compile("|".join(f"(?P<{part}>{_words(part)[1]})" for part in Part), re.IGNORECASE)


def part_named(text: str) -> Part | None:
    """Return the part whose name a text is, as a cell of a table; None for any other text."""
    plain = half_width(text.strip()).lower().rstrip(":")
    if plain[:1] not in _FIRST_OF_NAMES:
        return None
    if plain in _FACTS:
        return Part.FACT
    found = _ANY.fullmatch(plain)
    return Part(found.lastgroup or "") if found else None


def is_listed_fact(block: Block) -> bool:
    """Return True for an item of the list below a headline that names its author or its page: - 作者：王长河."""
    if block.stated is not Stated.ITEM:
        return False
    return _FACT_ITEM.match(block.plain) is not None or _NAME.match(block.plain) is not None


def as_part(part: Part, block: Block, removed: list[Removed]) -> Block:
    """Return a block as this part of a page."""
    put = _put(part, "", block.plain)
    if put:
        removed.append(Removed(Mark.TOOL, block.first, "", put))
    return _as(part, replace(block, text=put + block.text))


def take_headed(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Give lines the part that a heading over them names (### 标题, ### 正文); these headings are `removed`.

    A page has such headings if headlines and texts have them.
    """
    named = {at: part for at, block in enumerate(blocks) if block.level and (part := part_named(block.text))}
    if not {Part.HEADLINE, Part.TEXT} <= set(named.values()):
        return blocks
    for at, part in named.items():
        removed.append(Removed(Mark.TOOL, blocks[at].first, blocks[at].text))
        if part is not Part.TEXT and at + 1 < len(blocks) and at + 1 not in named:
            blocks[at + 1] = as_part(part, blocks[at + 1], removed)
    return [block for at, block in enumerate(blocks) if at not in named]


def settle(blocks: list[Block], removed: list[Removed]) -> list[Block]:
    """Return the blocks with the names of their parts as facts, if a model named them; the names are `removed`."""
    found = list(_found(blocks))
    if not _are_names(blocks, found):
        return blocks
    named_at = {each.at for each in found}
    for each in found:
        block = blocks[each.at]
        put = _put(each.part, each.name, block.plain[each.start : each.end])
        around = block.text[: each.start] + block.text[each.end :]
        removed.append(Removed(Mark.TOOL, block.first, around, put))
        text = block.text[each.start : each.end]
        if each.part is Part.FACT and (mark := _CLOSING_BRACKET.match(text)):
            removed.append(Removed(Mark.TOOL, block.first, mark["bracket"], "："))
            text = f"{text[: mark.start('bracket')]}：{text[mark.end() :]}"
        named = replace(block, text=put + text)
        blocks[each.at] = _as(each.part, named) if each.part else named
        below = each.at + 1
        if each.start == each.end and each.part in _OVER and below < len(blocks) and below not in named_at:
            blocks[below] = as_part(each.part, blocks[below], removed)
    for block in blocks:
        if block.stated is Stated.ITEM and parse_byline(block.plain):
            block.stated = Stated.TEXT
        elif block.stated is Stated.ITEM and _FACT_ITEM.match(block.plain):
            block.stated = Stated.FOLIO
    translations = _take_translations(blocks, {each.at for each in found if each.part is Part.FACT}, removed)
    kept = [block for block in blocks if block.text or block.image is not None]
    return [*kept, *translations]


def _take_translations(blocks: list[Block], facts: Collection[int], removed: list[Removed]) -> list[Block]:
    """Take translations from heads and facts, set places aside; return the translations as furniture."""
    translations: list[Block] = []
    for at, block in enumerate(blocks):
        if (block.level or at in facts) and (translation := _TRANSLATION.search(block.text)):
            words = translation[0].strip()
            translations.append(Block(words, block.first, block.last, gap=1, stated=Stated.FOLIO))
            block = blocks[at] = replace(block, text=block.text[: translation.start()])
        if is_head(block) and _PLACE.match(block.plain):
            blocks[at] = replace(block, level=0, emphasis=None, stated=Stated.FOLIO)
            # The bold lines that count through the articles of one place are headlines: **1. …**, **2. …**.
            for head in take_numbers(_COUNTED, blocks, removed, at + 1):
                blocks[head].level = blocks[head].level or 1
    return translations


def _found(blocks: Sequence[Block]) -> Iterator[_Found]:
    for at, block in enumerate(blocks):
        if block.plain[:1] not in _FIRST_SIGNS or block.image is not None or block.stated is Stated.FOLIO:
            continue
        opens_bracket = block.plain[0] in _BRACKETS
        fact = opens_bracket and (_FACT_AROUND.match(block.plain) or _FACT_IN_BRACKETS.match(block.plain))
        if fact:
            yield _Found(at, Part.FACT, fact[0][0], *fact.span("inside"))
        elif reporter := _BY.match(block.plain) if block.plain[0] == "B" else None:
            yield _Found(at, Part.BYLINE, reporter[0], reporter.end(), len(block.plain))
        elif opens_bracket and (around := _AROUND.match(block.plain)):
            part = next(part for part in Part if around[part] is not None)
            yield _Found(at, part, around[0][0] + around[part], *around.span("inside"))
        elif name := _NAME.match(block.plain) if opens_bracket or ":" in block.plain else None:
            named = None if name["label"] else Part(name.lastgroup or "")
            yield _Found(at, named, name[0], name.end(), len(block.plain))


def _are_names(blocks: Sequence[Block], found: Sequence[_Found]) -> bool:
    """Return True if the names are marks: of a headline and its text, of the lines around headlines, or in brackets.

    The name of the text on a line of its own is one, too, and so are facts of the page in brackets or in English, and
    the name that opens a list right below a headline.
    """
    if any(each.at and blocks[each.at].stated is Stated.ITEM and is_head(blocks[each.at - 1]) for each in found):
        return True
    if sum(each.part is Part.FACT for each in found) >= _FEWEST_FACTS:
        return True
    if found and all(each.part is Part.HEADLINE for each in found):
        return all(each.is_bracketed for each in found)
    return any(each.part in _SHOWS_NAMES or (each.part is Part.TEXT and each.start == each.end) for each in found)


def _put(part: Part | None, name: str, rest: str) -> str:
    """Return the word by which a newspaper says the same: an author's name alone is no byline."""
    if part is Part.FACT and _EDITOR.search(name):
        return "责任编辑："
    if part is not Part.BYLINE or _HAS_TRADE.search(rest):
        return ""
    trade = _TRADES.search(name)
    return f"{trade[0] if trade else '作者'}："


def _as(part: Part, block: Block) -> Block:
    level = block.level or 1 if part in _STATED_HEADS else 0
    return replace(block, level=level, emphasis=None, stated=_STATED.get(part, Stated.TEXT))
