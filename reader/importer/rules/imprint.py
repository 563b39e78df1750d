"""Imprint lines and boxes: 本版责编, 版式设计, 本版邮箱, 社址, 零售价. They are no stories."""

import re

from reader.domain.story import StoryKind
from reader.importer.state import State

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


def apply(state: State) -> None:
    """A line of editors is an imprint anywhere; what stands under it as heading belongs to its box."""
    for at, block in enumerate(state.blocks):
        plain = block.plain
        if not state.free(at) or len(plain) > _LONGEST:
            continue
        if _names_editors(plain):
            state.set_beside(at, StoryKind.IMPRINT)
            if block.level:
                _claim_box(state, at + 1)
        elif _is_office_line(state, at):
            state.set_beside(at, StoryKind.IMPRINT)


def _names_editors(plain: str) -> bool:
    match = _EDITORS.match(plain)
    if not match or plain[-1] in "。！？!?":
        return False
    said = match[0]
    return said.startswith(("本", "值", "责", "今日", "执行", "版面", "主编")) or "责" in said or "版" in said[:3]


def _claim_box(state: State, at: int) -> None:
    """Lines under an imprint's heading, up to the next heading."""
    while state.is_text(at) and len(state.blocks[at].plain) < 120:
        plain = state.blocks[at].plain
        if not (
            _OFFICE.match(plain)
            or _NOTICE.match(plain)
            or _EDITORS.match(plain)
            or _BESIDE.match(plain)
            or "邮箱" in plain
        ):
            return
        state.set_beside(at, StoryKind.IMPRINT)
        at += 1


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
