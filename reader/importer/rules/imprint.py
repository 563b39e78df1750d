"""Imprint lines and boxes: 本版责编, 版式设计, 本版邮箱, 社址, 零售价.

A line of editors is no story. A box with a heading of its own (本版责编:张健) and lines under it (版式设计, 本版邮箱)
is an article to the paper itself: its electronic edition lists it among the page's articles. It becomes a story of
genre imprint, so that whoever reads our records finds what the paper lists; the library keeps it out of its lists.
"""

import re

from reader.domain.story import Genre, StoryKind
from reader.importer.rules.state import Part, State

_EDITORS = re.compile(
    r"(?:(?:本[版期报]|[一二三四五六七八九十\d]{1,3}版|今日|值班|执行|第[一二三四五六七八九十\d]{1,3}版|版面)\s{0,2})?"
    r"(?:责任?编辑?|主编|编审|值班(?:编委|主任|总编)|责校|校对|版式(?:设计)?|美编|组版|编辑|视觉|检校|统筹)\s{0,4}(?::|\s)\s{0,4}\S"
)
_OFFICE = re.compile(
    r"(?:社址|报社地址|地址|邮政编码|邮编|电\s?话|传\s?真|热线|发行热线|广告热线|广告部|广告经营许可证|零售(?:价|每份)?|定价|每份|月价|印刷|承印"
    r"|国内统一(?:连续出版物号|刊号)|邮发代号|代号|国外代号|网址|总编室|开印|本版邮箱|栏目邮箱|投稿邮箱|征稿邮箱|电子邮箱|电子信箱|E-?mail|本报地址|印完时间|出版|版权所有|法律顾问)\s{0,3}(?::|\s|\d)"
)
_NOTICE = re.compile(r"(?:欢迎(?:广大读者)?(?:来稿|投稿|赐稿)|来稿(?:要求|请)|版权声明|未经.{0,12}(?:许可|授权))")
_BESIDE = re.compile(r"(?:制图|图表|统筹|摄影|插图|题图|题字|绘图|融媒|新媒体)[^:]{0,6}[: ]")
_LONGEST = 400
_LONGEST_IN_BOX = 120


def apply(state: State) -> None:
    """A line of editors is an imprint anywhere; under a heading of editors stands its box."""
    for at, block in enumerate(state.blocks):
        plain = block.plain
        if not state.free(at) or len(plain) > _LONGEST:
            continue
        if _names_editors(plain):
            end = _box_end(state, at + 1) if block.level else at + 1
            if end > at + 1:
                _claim_box(state, at, end)
            else:
                state.set_beside(at, StoryKind.IMPRINT)
        elif _is_office_line(state, at):
            state.set_beside(at, StoryKind.IMPRINT)


def _names_editors(plain: str) -> bool:
    match = _EDITORS.match(plain)
    if not match or plain[-1] in "。！？!?":
        return False
    said = match[0]
    return said.startswith(("本", "值", "责", "今日", "执行", "版面", "主编")) or "责" in said or "版" in said[:3]


def _box_end(state: State, at: int) -> int:
    """Where the lines under an imprint's heading end."""
    while state.is_text(at) and len(state.blocks[at].plain) < _LONGEST_IN_BOX and _is_box_line(state.blocks[at].plain):
        at += 1
    return at


def _is_box_line(plain: str) -> bool:
    known = (_OFFICE, _NOTICE, _EDITORS, _BESIDE)
    return any(pattern.match(plain) for pattern in known) or "邮箱" in plain


def _claim_box(state: State, head: int, end: int) -> None:
    state.set_beside(head, StoryKind.STORY, Part.HEADLINE)
    state.genres[head] = Genre.IMPRINT
    for at in range(head + 1, end):
        state.set_beside(at, StoryKind.STORY, Part.TEXT)


def _is_office_line(state: State, at: int) -> bool:
    """Address, price, printer: at the foot of the page, two such words on a line, or one beside another such line."""
    block = state.blocks[at]
    if block.level or at < len(state.blocks) - 6 or len(block.plain) > 200:
        return False
    if not _OFFICE.match(block.plain):
        return False
    found = len(_OFFICE.findall(block.plain))
    near = [other for other in (at - 1, at + 1) if 0 <= other < len(state.blocks)]
    beside = any(
        state.beside.get(other) is StoryKind.IMPRINT or _OFFICE.match(state.blocks[other].plain) for other in near
    )
    return found >= 2 or beside
