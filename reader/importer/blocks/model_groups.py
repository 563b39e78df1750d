"""Headings under which a language model groups what it read: 一、头条, ## 正文, ## 右下角, ### 3. 图片说明, ## 总结.

Claims    a heading, a line in bold or in 【】 that is such a name and nothing else, perhaps numbered.
Evidence  one of the names that no newspaper prints (正文, 其他报道, 版头), numbered, beside another one, or over a
          headline, a named part or the page head.
Cases     model_words.md
Leaves    广告, 公告, 总结 and their like on a page without such a name: newspapers print them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from reader.importer.blocks.block import Block, Stated
from reader.importer.blocks.named_parts import Part, part_named
from reader.importer.blocks.numbered_heads import is_head
from reader.importer.blocks.page_top import head_of
from reader.importer.blocks.removed import Mark, Removed
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.head_line import may_be_head
from reader.importer.shapes.sentence import is_finished


class _Group(Enum):
    HEAD = auto()
    STORIES = auto()
    PHOTOS = auto()
    NOTICES = auto()
    ADVERTS = auto()
    TITLE = auto()
    """Title of the transcript, over all else."""
    SUMMARY = auto()
    """Words of the model itself, with all that stands below."""


_NAMES = {
    _Group.HEAD: (
        "报头 版头 报眉 页眉 刊头 版面信息 报纸信息 基本信息 出版信息 版面基本信息 报纸基本信息 页脚 底部信息 版脚|"
        "page header|header|masthead|footer|page footer|page information|page info|"
        "newspaper information|newspaper info|publication info|"
        "publication information|metadata|newspaper details"
    ),
    _Group.STORIES: (
        "正文 正文内容 主要文章 主要报道 主要新闻 主要内容 主文章 次要文章 次要报道 次要新闻 其他文章 其他报道 "
        "其他新闻 其他内容 其它文章 其它报道 其它新闻 其它内容 文章内容 文章列表 文章 报道 报道内容 新闻报道 新闻内容 "
        "版面内容 全文 头条 头条新闻 头条文章 头条报道 头版头条|"
        "main content|content|contents|body|articles|main articles|other articles|news articles|other news|"
        "other stories|stories|main news|secondary articles|minor articles"
    ),
    _Group.PHOTOS: (
        "图片说明 照片说明 图片 照片 图片及说明 图片与说明 配图说明 图片描述 图注 图说|"
        "photos|images|pictures|photo captions|captions|image captions|illustrations"
    ),
    _Group.NOTICES: (
        "公告 广告与公告 公告与广告 广告和公告 公告和广告 广告及公告 公告及广告 启事 广告与启事 公告启事|"
        "notices|announcements|advertisements and notices|classifieds"
    ),
    _Group.ADVERTS: "广告 广告信息 广告内容|advertisements|advertisement|ads|adverts",
    _Group.SUMMARY: (
        "总结 小结 版面总结 内容总结 内容概要 版面概要 备注 识别说明 转写说明 说明 注意事项|"
        "summary|notes|note|remarks|observations|transcription notes"
    ),
}
_GROUPS = {
    name: group
    for group, names in _NAMES.items()
    for part in names.split("|")[:1]
    for name in (*part.split(), *names.split("|")[1:])
}
_NAMED_BY_MODELS = frozenset((_Group.TITLE, _Group.HEAD, _Group.STORIES))
"""Groups whose names newspapers do not print."""

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBER = re.compile(rf"(?:{_HAN}|\d{{1,2}}|[(（](?:{_HAN}|\d{{1,2}})[)）]|第{_HAN}部分)\s?[、.:)]?\s*")
_LISTED = re.compile(r"\d{1,2}\s?[.、)]\s*(?=\S)")
_TITLE = re.compile(
    r"(?:报纸|版面|图片|扫描件|本版)?(?:文字|内容|文本)?(?:转写|转录|识别|提取|OCR)(?:结果|内容|文本|稿)?$"
    r"|(?:newspaper )?(?:page )?(?:transcription|transcript|ocr (?:result|output|text))s?$",
    re.IGNORECASE,
)
"""Titles that models give their transcript: 报纸转写, Newspaper Transcription."""

_SIDE = "(?:[左右][上中下](?:方|部|侧|边|半版|栏)?|[左右上下中顶底](?:方|部|侧|边|角|半版|栏)|中[间央]|正中|居中)"
_PLACE = re.compile(
    rf"""
    (?:(?:版面|页面|本版|报纸)的?)?
    (?:{_SIDE}(?:[偏靠]?{_SIDE}|[偏靠][左右上下])?|报眼|版心|边栏|通栏|倒?头条)
    (?:角|区域?|位置|部分)?(?:的?(?:文章|报道|新闻|稿件|内容))?
    | (?:(?:top|upper|bottom|lower|middle|cent(?:er|re))[ -]?(?:left|right|cent(?:er|re)|middle)?|left|right)
      (?:-hand)?(?:[ ](?:corner|column|side|section|area|part|half|of[ ]page))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A place on the page, by which models group what they read: 右下角, 版面左侧, 报眼, Top left."""

_FIRST_OF_PLACE = frozenset("版页本报左右中上下顶底正居边通倒头TUBLMCRtublmcr")

_AROUND = "【】[]:（）() "
_ADVERT = "广告"


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    group: _Group
    number: str
    is_english: bool


def _may_name(block: Block) -> bool:
    """Return True for a heading, a line in bold, one in brackets, and one that ends in a colon."""
    return block.image is None and (is_head(block) or block.plain[:1] == "【" or block.plain[-1:] == ":")


def _is_models(found: _Found) -> bool:
    """Return True for a group whose name newspapers do not print: not in this sense, or in English."""
    return found.group in _NAMED_BY_MODELS or found.is_english


def group_name(plain: str) -> bool:
    """Return True for a line that is the name of a group whose name newspapers do not print."""
    found = _of(plain)
    return found is not None and found[0] in _NAMED_BY_MODELS


def settle(blocks: list[Block], removed: list[Removed]) -> None:
    """Set the headings of groups aside as furniture, and what a model says in sum; numbers of others are `removed`."""
    found = [
        _Found(at, *named, is_english=block.plain.isascii())
        for at, block in enumerate(blocks)
        if (block.level or block.emphasis or block.plain[:1] == "【" or block.plain[-1:] == ":")
        if _may_name(block) and (named := _of(block.plain))
    ]
    if not any(map(_is_models, found)) or not _are_marks(blocks, found):
        return
    levels = [blocks[one.at].level for one in found]
    for one, level in zip(found, levels, strict=True):
        block = blocks[one.at]
        if one.group is _Group.SUMMARY:
            end = next((at for at in range(one.at + 1, len(blocks)) if 0 < blocks[at].level <= level), len(blocks))
            for below in blocks[one.at : end]:
                _set_aside(below)
        elif one.group in (_Group.NOTICES, _Group.ADVERTS):
            removed.append(Removed(Mark.TOOL, block.first, block.text[: len(one.number)]))
            is_advert = one.group is _Group.ADVERTS and _ADVERT in block.plain
            text = block.text[len(one.number) :]
            blocks[one.at] = replace(block, text=text, level=0 if is_advert else block.level or 1, emphasis=None)
        else:
            _set_aside(block)
            if one.group is _Group.PHOTOS:
                _take_captions(blocks, one.at + 1, removed)
            elif one.group is _Group.STORIES:
                _raise_headline(blocks, one.at + 1)


def _raise_headline(blocks: list[Block], at: int) -> None:
    """Make a line right below a group's heading a headline, if it may be one and stands over a sentence.

    One in bold is a headline as it stands, unless others are headings.
    """
    if at + 1 < len(blocks) and not blocks[at].level and blocks[at].stated is Stated.TEXT:
        if blocks[at].emphasis and not any(block.level for block in blocks):
            return
        is_headline = may_be_head(blocks[at].plain) and parse_byline(blocks[at].plain) is None
        if is_headline and head_of(blocks[at]) is None and is_finished(blocks[at + 1].plain):
            blocks[at].level = 1


def _take_captions(blocks: list[Block], first: int, removed: list[Removed]) -> None:
    """Take the lines of a numbered list for captions, and their numbers from them."""
    for at in range(first, len(blocks)):
        block = blocks[at]
        mark = _LISTED.match(block.plain)
        if mark is None or is_head(block):
            return
        removed.append(Removed(Mark.TOOL, block.first, block.text[: mark.end()]))
        blocks[at] = replace(block, text=block.text[mark.end() :], emphasis=None, stated=Stated.CAPTION)


def _of(plain: str) -> tuple[_Group, str] | None:
    """Return the group that a line names, and the number before its name; None for any other line."""
    number = _NUMBER.match(plain)
    if _TITLE.match(plain):
        return _Group.TITLE, ""
    if plain[-1:] in ":】]" and part_named(plain.strip(_AROUND)) in (Part.TEXT, Part.CAPTION):
        return None  # the name of a part, with its text below
    for start in (number.end(), 0) if number else (0,):
        name = plain[start:].strip(_AROUND)
        group = _GROUPS.get(name.lower()) or (_Group.STORIES if _is_place(name) else None)
        if group:
            return group, plain[:start]
    return None


def _is_place(name: str) -> bool:
    """Return True for the name of a place on the page and nothing else."""
    return name[:1] in _FIRST_OF_PLACE and _PLACE.fullmatch(name) is not None


def _are_marks(blocks: Sequence[Block], found: Sequence[_Found]) -> bool:
    """Return True if names of groups are numbered, are several, or stand over a headline or the page head."""
    if len(found) > 1:
        return True
    [one] = found
    if one.group is _Group.SUMMARY:
        return True
    below = blocks[one.at + 1] if one.at + 1 < len(blocks) else None
    if below is None:
        return False
    return is_head(below) or below.plain[:1] in "【[" or head_of(below) is not None


def _set_aside(block: Block) -> None:
    if block.image is None and block.stated is not Stated.TABLE:
        block.level, block.emphasis, block.stated = 0, None, Stated.FOLIO
