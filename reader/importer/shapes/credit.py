"""Photo credits (…摄, …供图, 资料图片, …绘) and captions, alone or on one line."""

import re

from reader.importer.shapes.names import close_up, may_be_name

_SOURCE = r"(?:\([^()]{1,40}\))?"
_WORDS = "摄影报道|摄影|摄制|摄|供图|绘图|绘制|绘"
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
_SHOT = re.compile(
    rf"""
    (?: (?:{_WORDS}|{_ARCHIVE}){_SOURCE}       # …摄(新华社发)
      | 摄/[^。/\s]{{1,12}}                    # …摄/光明图片
      | (?:摄影|摄|供图)[:/][^。]{{2,24}}      # 摄影:张三
    )[。.]?$
    """,
    re.VERBOSE,
)
"""The end of a line of caption and credit."""
_LOOSE = re.compile(
    r"""
    (?:[。！？!?”)》]|\s)\s*
    (?: [^。！？!?\s]{0,24}(?:提供|AI生成|AI制图|视频截图|画)    # 受访者提供
      | 影像中国|视觉中国|人民视觉|新华社发|中新社发
      | [^。！？!?\s]{1,24}作\([^()]{2,20}发\)                   # 张三作(新华社发)
    )[。.]?$
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(r"(?:摄|供图)(?:\([^()]{1,30}\))?,?\s{0,4}(?:【|图[①-⑳]|数据来源|资料来源|制图|AI|\(本图)")
_ENDS = "。！？!?…”’）)》"
_CAPTION_HEAD = re.compile(
    r"(?:图为|左图|右图|上图|下图|大图|小图|图[①-⑳\d一二三四]|图片说明|配图|题图|扫描?二维码|视频报道请看)"
)
_CAPTION_TAIL = re.compile(
    r"(?:剧照|海报|书影|书封|近照|示意图|资料图|效果图|插图|截图|AI修饰生成[\u4e00-\u9fff]{0,3}素描画)[。.]?$"
)
_ART = "中国画|油画|版画|水彩画?|水粉画?|雕塑|书法|漫画|年画|剪纸|摄影|国画|粉画|壁画|速写|素描|连环画"
_WORK = re.compile(rf"[\u4e00-\u9fff]{{0,4}}(?:{_ART})[^。]{{0,4}}《[^》]{{1,30}}》[^。]{{0,60}}[。.]?$")
"""中国画《春山》,作者张三,中国美术馆藏."""
_BOOK = re.compile(r"《[^》]{1,40}》[:,].{2,40}(?:著|编|译|绘|主编|编著).{0,40}出版[。.]?$")
"""《春山》:张三著;海州出版社出版."""
_MADE = re.compile(r"(?:数据来源|资料来源|图表来源|图片来源)[: ]")
_ALL = re.compile(r"(?:(?:以上|本组|本版)(?:图片|照片)|(?:图片|照片)[均皆])")
_SPACE = re.compile(r"\s+")
_CAPTION_FIRST = re.compile(r"(?:(?!记者|通讯员|[报社网台端]\s)\S){6,}\s+(?:本报|新华社)?(?:特约|实习)?(?:记者|通讯员)")
"""Six signs that name no office, then one who has an office: 巷口的春联摊 本报记者 王小川摄."""
_WHO = re.compile(r"(?:本报|新华社|人民网|中新社)?(?:特约|实习)?(?:记者|通讯员|摄影)")
_WHAT = re.compile(r"(?:摄影报道|摄影|摄|供图|绘图|绘|作|文)$")

LONGEST_CREDIT_CHARS = 60
"""Code points of a credit on its own line; a longer line with 摄 at its end is a caption with its credit."""

_REACH_CHARS = 48
"""Code points at a line's end where a credit may begin after a space: two reporters with their paper and town."""

_SHORT_CAPTION_CHARS = 59
"""Code points of a line that one word at its end (剧照, 书影) makes a caption; longer ones are a text's sentences."""

_LONGEST_NOTE_CHARS = 80
"""Code points of a note of the source; what is longer has taken in the paragraph below it."""

_TAIL_CHARS = 60
"""Code points at a line's end that loose credits are looked for in. Guard: their expression is quadratic in spaces."""


def is_credit(plain: str) -> bool:
    """Return True if the whole line is a credit."""
    if len(plain) > LONGEST_CREDIT_CHARS or not _has_sign(plain) or _CAPTION_FIRST.match(plain):
        return False
    return _CREDIT.match(_SPACE.sub("", plain)) is not None and _SHOT.search(plain) is not None


def _has_sign(text: str) -> bool:
    """Return True if a sign of a credit stands in the text: few lines have one, and it is quick to see."""
    return "摄" in text or "供图" in text or "绘" in text or "资料" in text


def split_credit(plain: str) -> int | None:
    """Return the offset of the credit on a line of caption and credit; None if the line does not end in a credit."""
    tail = plain[-_REACH_CHARS:]
    if not _has_sign(tail) or not _SHOT.search(tail):
        return None
    cuts = (cut for find in (_after_sentence, _after_space) if (cut := find(plain)) is not None)
    return next((cut for cut in cuts if 0 < cut < len(plain) and is_credit(plain[cut:])), None)


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
    if ("摄" in plain or "供图" in plain) and _INSIDE.search(plain):
        return True
    return not plain.endswith(("。", "”")) and _LOOSE.search(plain[-_TAIL_CHARS:]) is not None


def is_caption(plain: str) -> bool:
    """Return True for a line that can only be a caption though it names no photographer: 图为…, …剧照, 中国画《…》."""
    if _CAPTION_HEAD.match(plain) or is_artwork(plain):
        return True
    return len(plain) <= _SHORT_CAPTION_CHARS and _CAPTION_TAIL.search(plain) is not None


def is_artwork(plain: str) -> bool:
    """Return True for a picture's or book's own line: 中国画《…》,作者…,…藏; 《…》:…著;…出版社出版."""
    return "《" in plain and bool(_WORK.match(plain) or _BOOK.match(plain))


def is_source_note(plain: str) -> bool:
    """Return True for a chart's note: 数据来源:…, 图表来源:…."""
    return "来源" in plain and len(plain) <= _LONGEST_NOTE_CHARS and _MADE.match(plain) is not None


def covers_all(plain: str) -> bool:
    """Return True if the credit is for the captions above, too: 以上图片均为…."""
    return _ALL.search(plain[-_TAIL_CHARS:]) is not None


def photographers(credit: str) -> list[str]:
    """Return the names in a credit line: 本报记者 田国全 本报通讯员 杜凯摄 gives 田国全, 杜凯."""
    words = re.split(r"[\s、,，]+", re.sub(r"[(（][^()（）]*[)）]", " ", credit).strip())
    words = [_WHAT.sub("", _WHO.sub("", word)) for word in words]
    return [name for name in close_up([word for word in words if word]) if may_be_name(name)]
