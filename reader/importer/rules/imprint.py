"""Imprint lines and boxes: 本版责编, 版式设计, 本版邮箱, 社址, 零售价.

Claims    lines of editors anywhere, lines of the office (address, price, printer) at a page's foot, and the box under a
          heading of editors.
Evidence  offices and what stands behind them on the line; for the office two such words, or another such line beside.
Cases     page_furniture.md, thresholds_boxes.md.
Leaves    sentences that begin with 编辑 or 主编; addresses within a story.

A line of editors is no story. A box with a heading of its own (本版责编:张健) and lines under it (版式设计, 本版邮箱)
is an article to the paper itself: its electronic edition lists it among the page's articles. It becomes a story of
genre imprint, so that whoever reads our records finds what the paper lists; the library keeps it out of its lists.
"""

import re

from reader.domain.story import Genre, StoryKind
from reader.importer.rules.state import Part, State

_EDITORS = re.compile(
    r"""
    (?P<where>本[版期报]|[一二三四五六七八九十\d]{1,3}版|今日|值班|执行|第[一二三四五六七八九十\d]{1,3}版|版面)?\s{0,2}
    (?P<office>责任?编辑?|主编|编审|值班(?:编委|主任|总编)|责校|校对|版式(?:设计)?|美编|组版|编辑|视觉|检校|统筹)
    \s{0,4}(?::|\s)\s{0,4}\S                                                          # :张健
    """,
    re.VERBOSE,
)
_STOPS = tuple("。！？!?")
_EDITORS_ALONE = ("责", "主编", "值班", "版")
"""Offices that make an imprint without 本版 before them: a heading 编辑 手记 is none."""
_OFFICE = re.compile(
    r"""
    (?: 今日\d{1,2}版|社址|报社地址|本报地址|地址|邮政编码|邮编|电\s?话|传\s?真|热线|发行热线|广告热线|网址|总编室
      | 法律顾问
      | 广告部|广告经营许可证|零售(?:价|每份)?|定价|每份|月价|印刷|承印|开印|印完时间|出版|版权所有
      | 国内统一(?:连续出版物号|刊号)|邮发代号|代号|国外代号
      | 本版邮箱|栏目邮箱|投稿邮箱|征稿邮箱|电子邮箱|电子信箱|E-?mail
    )\s{0,3}(?::|\s|\d)
    """,
    re.VERBOSE,
)
_NOTICE = re.compile(r"(?:欢迎(?:广大读者)?(?:来稿|投稿|赐稿)|来稿(?:要求|请)|版权声明|未经.{0,12}(?:许可|授权))")
_BESIDE = re.compile(r"(?:制图|图表|统筹|摄影|插图|题图|题字|绘图|融媒|新媒体)[^:]{0,6}[: ]")

_LONGEST_IN_BOX_CHARS = 120
"""Code points of a line in an imprint box: a notice to those who send texts."""

_FOOT_LINES = 6
"""Lines at a page's foot among which those of the office stand."""

_SURE = 2
"""Words of the office on one line (社址:… 邮编:…) that need no other such line beside it."""


def apply(state: State) -> None:
    """Claim imprint lines, and the boxes under headings that are such lines."""
    foot = len(state.blocks) - _FOOT_LINES
    for at, block in state.unclaimed():
        if _names_editors(block.plain):
            end = _box_end(state, at + 1)
            if block.level and end > at + 1:
                _claim_box(state, at, end)
                continue
            state.set_beside(at, StoryKind.IMPRINT)
            for line in range(at + 1, end):
                if not _asks_for_texts(state.blocks[line].plain):
                    break
                state.set_beside(line, StoryKind.IMPRINT)
        elif at >= foot and _is_office_line(state, at):
            state.set_beside(at, StoryKind.IMPRINT)


def _names_editors(plain: str) -> bool:
    # The last sign is asked first: most lines are sentences.
    if plain[:1] in "[【":
        plain = plain.strip("[]【】")
    match = None if plain.endswith(_STOPS) else _EDITORS.match(plain)
    if match is None:
        return False
    return match["where"] is not None or match["office"].startswith(_EDITORS_ALONE)


def _box_end(state: State, at: int) -> int:
    """Return the end of the lines under an imprint's heading."""
    while state.is_text(at) and _is_box_line(state.blocks[at].plain):
        at += 1
    return at


def _asks_for_texts(plain: str) -> bool:
    return _NOTICE.match(plain) is not None or "邮箱" in plain


def _is_box_line(plain: str) -> bool:
    if len(plain) > _LONGEST_IN_BOX_CHARS:
        return False
    return any(pattern.match(plain) for pattern in (_OFFICE, _EDITORS, _BESIDE)) or _asks_for_texts(plain)


def _claim_box(state: State, head: int, end: int) -> None:
    state.set_beside(head, StoryKind.STORY, Part.HEADLINE)
    state.genres[head] = Genre.IMPRINT
    for at in range(head + 1, end):
        state.set_beside(at, StoryKind.STORY, Part.TEXT)


def _is_office_line(state: State, at: int) -> bool:
    """Return True for address, price and printer: two such words on a line, or another such line beside."""
    block = state.blocks[at]
    if block.level or not _OFFICE.match(block.plain):
        return False
    beside = any(_is_imprint(state, other) for other in (at - 1, at + 1) if 0 <= other < len(state.blocks))
    return beside or len(_OFFICE.findall(block.plain)) >= _SURE


def _is_imprint(state: State, at: int) -> bool:
    return state.beside.get(at) is StoryKind.IMPRINT or _OFFICE.match(state.blocks[at].plain) is not None
