"""Words of screens on lines of their own: lengths, counts of readers, page counters, buttons, ways back, the weather.

Claims    lines of nothing but 字数 1062字, 阅读：88, 第 6 页 / 共 8 页, 分享到：微信, 返回目录, 标签：#农业, 前一天 |
          后一天, and what accounts of WeChat put around an article; the name of a field (作者：) under a headline with
          nothing behind it.
Evidence  the words, and that nothing else stands on the line.
Cases     page_furniture.md.
Leaves    an author with the length behind the name: `shapes.byline_line` reads past it; 上一篇 in a sentence.
"""

import re

from reader.domain.story import StoryKind
from reader.importer.rules.state import State

_STEP = r"(?:[上下前后]一(?:[篇页版条天日期章]|篇文章)|(?:返回|回到?)(?:目录|首页|顶部|列表|版面|上[一级]页?|正文))"
_ACCOUNT = (
    r"(?:点击|长按|轻触|扫描)?[^。,]{0,8}(?:蓝字|二维码|公众号|名片)[^。,]{0,10}(?:关注|订阅|星标)[^。,]{0,8}"
    r"|预览时标签不可点|微信扫一扫[\s,]*(?:关注该公众号|可打开此内容)?|关注该公众号|(?:继续|向上)滑动看下一个"
    r"|(?:轻触)?阅读原文"
)
_READERS = "阅读|在看|点赞|转发|收藏|分享|赞|喜欢"
_COUNTS = (
    rf"(?:{_READERS})\s?[\d.]{{1,8}}[万+]{{0,2}}(?:[\s|/·]{{1,3}}(?:{_READERS})\s?[\d.]{{0,8}}[万+]{{0,2}}){{0,5}}"
)
_MOMENT = (
    r"(?:原创|转载)?\s{0,4}\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})\s{1,3}\d{1,2}:\d\d(?::\d\d)?"
    r"(?:\s{1,3}[\u4e00-\u9fff]{2,4})?"
)
"""The moment at which an account published, and from where: 2022年09月14日 08:00 广西."""

_LINE = re.compile(
    rf"""
    [(【\[]?\s*(?:本文|全文)?(?:总|共)?字\s?数\s?(?:统计)?[:\s]\s?约?[\d,]{{1,7}}\s?字?\s*[)】\]]?
    | (?:(?:字\s?数|阅读|浏览|点击|评论|点赞|收藏|转发|人气)(?:量|数|次数)?[:\s]\s?[\d,]{{1,9}}[字次人]?
      [\s|,、·]*){{1,6}}
    | 第?\s?\d{{1,3}}\s?页?\s?[/,，、\s]\s?共?\s?\d{{1,3}}\s?页
    | (?:今[日天]|明[日天])?天气(?:预报)?:[^。]{{0,60}}\d\s?(?:℃|度)[^。]{{0,20}}
    | 扫码(?:看|观看|听|收听|阅读|了解|关注|进入)[^。,]{{0,12}}
    | (?:分享|转发)[到至][:\s][^。！？!?]{{0,40}}
    | 字\s?号[:\s]\s?[\[【(]?\s?(?:[超特]?[大中小]号?[\s|/]*){{2,4}}[\])】]?
    | (?:标签|关键词|TAGS?)[:\s]\s?(?:\#[^\s\#]{{1,20}}[\s,、]*){{1,20}}
    | {_ACCOUNT} | {_COUNTS} | {_MOMENT}
    | (?:(?:分享|收藏|点赞|在看|转发|评论|投诉|举报)[\s|/·]{{1,3}}){{1,5}}(?:分享|收藏|点赞|在看|转发|评论|投诉|举报)
    | (?:文章)?(?:来源|编辑|责编|校对|审核|监制|审校|初审|复审|终审|排版|值班编委|主编)\s?[|丨]\s?[^。|丨]{{2,24}}
    | [-—\s]{{0,6}}END[-—\s]{{0,6}}
    | [\[【(]?{_STEP}(?:[\])】]|:[^。]{{0,40}})?(?:[\s|/·]+[\[【(]?{_STEP}(?:[\])】]|:[^。]{{0,40}})?){{0,3}}
    """,
    re.VERBOSE,
)
_FIRST = frozenset(
    "(【[本全总共字阅浏点评收转人第分标关T上下前后返回今明天扫0123456789"
    "长轻预微继向在赞喜投举来文编责校审监初复终排值主原E-—"
)
"""First signs of such lines, quick to see."""
_NO_VALUE = re.compile(r"(?:作\s?者|来\s?源|编\s?辑|责编|通讯员|日期|时间|版次|版面|关键词|摘要|栏目)\s?:$")

_LONGEST_CHARS = 120
"""Code points of such a line. Guard: paragraphs begin with its first signs, too."""


def apply(state: State) -> None:
    """Claim each such line."""
    for at, block in enumerate(state.blocks):
        plain = block.plain
        if not plain or not (plain[0] in _FIRST or plain[-1] == ":"):
            continue
        if len(plain) > _LONGEST_CHARS or not state.is_text(at):
            continue
        is_named = plain[-1] == ":" and at and state.blocks[at - 1].level and _NO_VALUE.match(plain)
        if is_named or (plain[0] in _FIRST and _LINE.fullmatch(plain)):
            state.set_beside(at, StoryKind.FOLIO)
