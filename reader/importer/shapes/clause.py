"""Clauses among short lines: a deck says something (流浪者也来借书), the name of a column does not (一池春水)."""

import re

_PREDICATE = re.compile(
    r"""
    了(?!不起|解|然|$)|(?<=[\u4e00-\u9fff])(?<!跟)着(?=[\u4e00-\u9fff])|超[\d〇一二三四五六七八九十过]
    | 也|已|又|仍|终于|[均皆](?!衡)|不再|不用|不必|不停|没有|无需|无须|正在|曾经|正?逐[年步渐]
    | 陆续|持续|纷纷|连[年夜]|越\S越
    | 再次|首次|重新|免费|照常|义务|就近|同时|当[天日]|每[月日天周年]|今年|去年|明年
    | 只需|只要|可以|能够|需要|应当|必须|愿意|(?:都|才)[能是有可要]|[将把被让](?=[\u4e00-\u9fff]{3})
    | 成为|[改变]为|变[成清好美]|告别|迎来|增加|减少|提高|提升|降低|缩短|回升|[好高低多少快]于|焕发|保留|启用|开通
    | [种走晒搬送住用吃坐喝开做卖跑干扛抬拿带找学盖建修养拉换飘登产喊闯接赶传补栽办延登装唱亮]
      [上出到进成起回满完响](?<!走进)(?![路口门场头访历])
    | [\u4e00-\u9fff]{2}(?:平稳|稳定|上涨|下跌)$|稳中有|向好|在望|可期|回暖|走俏|过半|到位|畅通|通明
    """,
    re.VERBOSE,
)
"""Words of a predicate: aspect, adverbs, auxiliaries, verbs with their complements, change for better or worse."""
_COUNTED = re.compile(
    r"""
    [〇零一二两三四五六七八九十百千万亿几半多][多余来几]?
    (?: [张位户亩座笔件岁斤吨块匹辆艘栋顶株棵朵群辈趟遍倍]|公里|分钟|小时
      |名(?!录)|个(?!人)|代人|成(?=$|[\u4e00-\u9fff]{2}))
    | 半数|多数
    """,
    re.VERBOSE,
)
"""Counted things, as news has them and names of columns seldom do."""
_ACTS = re.compile(
    r"""
    [\u4e00-\u9fff]{0,5}?
    (?: [游乘顾]客|[居村市农渔牧果茶股选]民|[果菜茶棉花]农|学[生员]|[教老]师|医生|[职员盐矿技]工|工人|司机
      | [住商农渔用]户|老人|[母父]子|[兄姐]妹|夫妻|失主|孩子们|专家|企业|青年|年轻人
      | [跑读旅学患使消流劳志记][\u4e00-\u9fff]{0,2}者|山里娃|[修木石铁]\S?匠
    )
    [们俩]?(?![的之说谈讲看话语眼心声事家园节路风情故中在来]|$)[\u4e00-\u9fff]{3,}
    """,
    re.VERBOSE,
)
"""Persons at the beginning of a line, and what they do."""


def reads_as_clause(plain: str) -> bool:
    """Return True if a line has a predicate, counts things, or says what persons do."""
    return any(pattern.search(plain) for pattern in (_PREDICATE, _COUNTED)) or _ACTS.match(plain) is not None
