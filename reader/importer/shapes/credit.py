"""Photo credits (…摄, …供图, 资料图片, …绘, …作), alone or on one line with their caption."""

import re

from reader.importer.shapes.names import close_up, looks_like_name, may_be_name
from reader.importer.shapes.plain_script import as_printed
from reader.text.traditional import simplified

_SOURCE = r"(?:\([^()]{1,40}\))?"
_WORDS = "摄影报道|摄影|摄制|摄|供图|(?<![手彩描测])绘图|(?<![手彩描测])绘制|(?<![手彩描测])绘"
_ARCHIVE = "资料图片|资料照片|资料图"
_CREDIT = re.compile(
    rf"""
    (?: [^。！？!?]{{1,40}}?(?:{_WORDS})(?:、文|、整理)?{_SOURCE}   # 本报记者 张三摄(新华社发)
      | [^。！？!?]{{0,16}}(?:{_ARCHIVE})                           # 资料图片
      | [^。！？!?]{{1,40}}?摄/[^。！？!?/]{{1,12}}                 # 张三摄/光明图片
      | (?:摄影|摄|供图)[:/][^。！？!?]{{2,24}}                     # 摄影:张三
    )[。.]?$
    """,
    re.VERBOSE,
)
_NO_ARTIST = frozenset("工合协创写制操运劳动耕农杰著习振发诈炒大之力新")
"""Last characters before 作 of words: 工作, 合作, 高效合作."""
_SHOT = re.compile(
    rf"""
    (?: (?:{_WORDS}|{_ARCHIVE}){_SOURCE}       # …摄(新华社发)
      | [^{"".join(sorted(_NO_ARTIST))}]作{_SOURCE}   # …作(新华社发)
      | 摄/[^。/\s]{{1,12}}                    # …摄/光明图片
      | (?:摄影|摄|供图)[:/][^。]{{2,24}}      # 摄影:张三
    )[。.]?$
    """,
    re.VERBOSE,
)
"""The end of a line of caption and credit."""
_LIBRARIES = ("影像中国", "视觉中国", "人民视觉", "新华社发", "中新社发")
"""Libraries of pictures, and agencies, as they end a caption."""

_LOOSE = re.compile(
    rf"""
    (?:[。！？!?][”’)》]*|\s|(?P<closer>[”)》]))\s*
    (?: (?P<giver>[^。！？!?”\s,;:]{{0,24}})(?:提供|视频截图)      # 受访者提供
      | (?P<artist>[\u3400-\u9fff·]{{2,4}})画                     # 张三画
      | [^。！？!?\s]{{0,24}}(?:AI生成|AI制图)
      | {"|".join(_LIBRARIES)}
    )[。.]?$
    """,
    re.VERBOSE,
)
_LOOSE_ENDS = ("提供", "截图", "画", "生成", "制图", *_LIBRARIES)
"""Ends of such a line, quick to see."""
_GIVER = re.compile(
    r"(?:[者人方]|家属|单位|公司|集团|中心|政府|基地|部队|剧组"
    r"|[局部委会馆院所校学办处社队厂场县市区镇乡村站网台报组园店厅团司行室寺庙庄州省旗])$"
)
"""Ends of those who give pictures: persons, offices, institutions, places."""
_GIVES = re.compile(r"为(?!公司)|向|给|把|将|可以|能够|愿意|正在|进行|持续|免费|主动|积极|不断|共同")
"""Words by which 提供 is a verb of the text: 为乡村提供, 免费向学校提供."""
_IN_BRACKETS = re.compile(r"\(([^(),]{2,30})\)$")
"""A credit in brackets of its own behind its caption: 工人在检修水管。(陈大文摄), as papers of Hong Kong print it."""

_FOR_ALL = re.compile(r"(?:以上|本组|本版|本文|文中|上述)?(?:图片|照片|图)?[均皆都]?[为由系]?")
"""Words before the giver: 以上图片均为受访者提供."""
_DRAWN = re.compile(
    r"(?:漫画|插图|绘图|图|文)?:?(?P<artist>[\u3400-\u9fff·\s]{2,12}?)\s{0,2}作\s{0,2}(?P<source>\([^()]{2,20}\))?[。.]?$"
)
"""王长河作(人民视觉), 王长河作."""
_WRITTEN_AND_DRAWN = re.compile(
    r"(?P<writer>[\u3400-\u9fff]{2,4})(?:文|诗|撰文|配文)[\s/、]{1,4}(?P<artist>[\u3400-\u9fff]{2,4})(?:画|图|绘)$"
)
"""钱白河文 吴东岭画."""
_LIBRARY = re.compile(rf"\(?(?:{'|'.join(_LIBRARIES)}|人民图片|光明图片)\)?[。.]?$")
"""A library of pictures, or an agency, on a line of its own."""
_ISSUED = re.compile(r"(?:[\u4e00-\u9fff]{2,8}[社网报]发?|视觉中国|影像中国|人民视觉)\s?\([^()]{2,24}摄\)[。.]?$")
"""An agency with who took its picture: 新华社发（石磊 摄）."""

_INSIDE = re.compile(r"(?:摄|供图)(?:\([^()]{1,30}\))?,?\s{0,4}(?:【|图[①-⑳]|数据来源|资料来源|制图|AI|\(本图)")
_TRADITIONAL = "攝圖繪畫報員"
_ENDS = "。！？!?…”’）)》"
_SPACE = re.compile(r"\s+")
_CAPTION_FIRST = re.compile(r"(?:(?!记者|通讯员|[报社网台端]\s)\S){6,}\s+(?:本报|新华社)?(?:特约|实习)?(?:记者|通讯员)")
"""Six signs that name no office, then one who has an office: 巷口的春联摊 本报记者 王小川摄."""
_WHO = re.compile(r"(?:本报|新华社|人民网|中新社)?(?:特约|实习)?(?:记者|通讯员|摄影)")
_WHAT = re.compile(r"(?:摄影报道|摄影|摄|供图|绘图|绘|作|文)$")

_LAST_SIGNS = frozenset("摄图片绘制影道文理作)")
"""Last characters of a credit, before a stop."""

_MAY_END = {*_LAST_SIGNS, *(end[-1] for end in _LOOSE_ENDS), *_TRADITIONAL}
"""Last characters of any line with a credit, before a stop, but for names behind a colon."""

LONGEST_CREDIT_CHARS = 60
"""Code points of a credit on its own line; a longer line with 摄 at its end is a caption with its credit."""

_REACH_CHARS = 48
"""Code points at a line's end where a credit may begin after a space: two reporters with their paper and town."""

_TAIL_CHARS = 60
"""Code points at a line's end that loose credits are looked for in. Guard: their expression is quadratic in spaces."""


def may_hold_credit(plain: str) -> bool:
    """Return False for a line without any sign of a credit, whole, at its end or loose: most show it at once."""
    if plain.rstrip("。.")[-1:] in _MAY_END:
        return True
    return "摄" in plain or "供图" in plain or "攝" in plain or "供圖" in plain


def is_credit(plain: str) -> bool:
    """Return True if the whole line is a credit, in simplified or traditional characters."""
    if len(plain) > LONGEST_CREDIT_CHARS or not may_hold_credit(plain):
        return False
    plain = _if_traditional(plain)
    if _LIBRARY.match(plain) or _ISSUED.match(plain) or is_drawn(plain):
        return True
    if not _has_sign(plain) or _CAPTION_FIRST.match(plain):
        return False
    return _CREDIT.match(_SPACE.sub("", plain)) is not None and _SHOT.search(plain) is not None


def is_drawn(plain: str) -> bool:
    """Return True for nothing but who drew a cartoon: 王长河作(人民视觉). Without a source all must look like names."""
    if "作" in plain and (match := _DRAWN.match(plain)) and match["artist"][-1] not in _NO_ARTIST:
        names = close_up(match["artist"].split())
        return all(map(looks_like_name, names)) or (match["source"] is not None and len(names) == 1)
    both = _WRITTEN_AND_DRAWN.match(plain) if plain.endswith(("画", "图", "绘")) else None
    return both is not None and looks_like_name(both["writer"]) and looks_like_name(both["artist"])


def _if_traditional(plain: str) -> str:
    """Return a line with the characters of credits simplified, sign for sign: 陳大文攝, 資料圖片."""
    return simplified(plain) if "攝" in plain or "圖" in plain or "繪" in plain else plain


def _has_sign(text: str) -> bool:
    """Return True if the text ends as credits do, or names who took a picture behind a colon: quick to see."""
    if text.rstrip("。.")[-1:] in _LAST_SIGNS:
        return "摄" in text or "供图" in text or "绘" in text or "资料" in text or "作" in text
    return "摄" in text or "供图" in text


def split_credit(plain: str) -> int | None:
    """Return the offset of the credit on a line of caption and credit; None if the line does not end in a credit."""
    tail = _if_traditional(plain[-_REACH_CHARS:])
    if not _has_sign(tail):
        return None
    plain = _if_traditional(plain)
    finds = (_after_sentence, _after_space) if _SHOT.search(tail) else ()
    cuts = (cut for find in finds if (cut := find(plain)) is not None)
    cut = next((cut for cut in cuts if 0 < cut < len(plain) and _may_cut(plain, cut)), None)
    return _before_bracket(plain) if cut is None else cut


def _before_bracket(plain: str) -> int | None:
    """Return the offset of a credit in brackets of its own at the end."""
    found = _IN_BRACKETS.search(plain, max(len(plain) - _REACH_CHARS, 0))
    is_whole = found is not None and found.start() > 0 and not _LIBRARY.match(found[0]) and is_credit(found[1])
    return found.start() if found and is_whole else None


def _may_cut(plain: str, cut: int) -> bool:
    """Return True if a credit stands from `cut` on, and no bracket is cut in two."""
    return is_credit(plain[cut:]) and plain.count("(", 0, cut) <= plain.count(")", 0, cut)


def _after_sentence(plain: str) -> int | None:
    """Return the offset after the last sentence that does not end with the line, nor within brackets."""
    closing = len(plain)
    while True:
        at = max(plain.rfind(sign, 0, closing) for sign in "。！？!?…”")
        if at < 0:
            return None
        if at + 1 < len(plain) - 1 and plain.count("(", at) == plain.count(")", at):
            break
        closing = at
    while at + 1 < len(plain) and (plain[at + 1] in _ENDS or plain[at + 1].isspace()):
        at += 1
    return at + 1


def _after_space(plain: str) -> int | None:
    """Return the offset after the first space behind which all is a credit; a name may be set wide."""
    start = max(len(plain) - _REACH_CHARS, 0)
    return next((found.end() for found in _SPACE.finditer(plain, start) if is_credit(plain[found.end() :])), None)


def has_loose_credit(plain: str) -> bool:
    """Return True for a caption that names its source in other words (受访者提供, 新华社发), or in its middle."""
    plain = _if_traditional(plain)
    if ("摄" in plain or "供图" in plain) and _INSIDE.search(plain):
        return True
    if plain.endswith(("。", "”")) or not plain.rstrip("。.").endswith(_LOOSE_ENDS):
        return False
    tail = plain[-_TAIL_CHARS:]
    found = _LOOSE.search(tail)
    if found is None or not any(map(str.isalnum, tail[: found.start() + 1])):
        return False
    if found["artist"] is not None:
        return looks_like_name(found["artist"])
    return found["giver"] is None or (found["closer"] is None and _may_give(found["giver"]))


def _may_give(words: str) -> bool:
    """Return True if the words before 提供 name who gave a picture; in a sentence cut by a column's end they do not."""
    giver = words[_FOR_ALL.match(words).end() :]  # type: ignore[union-attr]
    return bool(giver) and not _GIVES.search(giver) and (_GIVER.search(giver) is not None or looks_like_name(giver))


def has_credit(plain: str) -> bool:
    """Return True for a credit, and for a caption that ends in one or names its source in other words."""
    return may_hold_credit(plain) and (is_credit(plain) or split_credit(plain) is not None or has_loose_credit(plain))


def photographers(credit: str) -> list[str]:
    """Return the names in a credit line: 本报记者 田国全 本报通讯员 杜凯摄 gives 田国全, 杜凯."""
    words = re.split(r"[\s、,，]+", re.sub(r"[(（][^()（）]*[)）]", " ", simplified(credit)).strip())
    words = [_WHAT.sub("", _WHO.sub("", word)) for word in words]
    return [as_printed(name, credit) for name in close_up([word for word in words if word]) if may_be_name(name)]
