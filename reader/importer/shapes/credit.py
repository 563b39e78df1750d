"""Photo credits (…摄, …供图, 资料图片, …绘) and captions, alone or on one line."""

import re

from reader.importer.shapes.names import close_up

_SOURCE = r"(?:\([^()]{1,40}\))?"
_WORDS = "摄影报道|摄影|摄制|摄|供图|绘图|绘制|绘"
_CREDIT = re.compile(
    rf"(?:[^。！？!?]{{1,40}}?(?:{_WORDS})(?:、文|、整理)?{_SOURCE}|[^。！？!?]{{0,16}}(?:资料图片|资料照片|资料图)"
    rf"|[^。！？!?]{{1,40}}?摄/[^。！？!?/]{{1,12}}|(?:摄影|摄|供图)[:/][^。！？!?]{{2,24}})[。.]?$"
)
_SHOT = re.compile(
    rf"(?:(?:{_WORDS}|资料图片|资料照片|资料图)(?:\([^()]{{1,40}}\))?|摄/[^。/\s]{{1,12}}|(?:摄影|摄|供图)[:/][^。]{{2,24}})[。.]?$"
)
_LOOSE = re.compile(
    r"(?:[。！？!?”)》]|\s)\s*(?:[^。！？!?\s]{0,24}(?:提供|AI生成|AI制图|视频截图|画)|影像中国|视觉中国|人民视觉|新华社发|中新社发|[^。！？!?\s]{1,24}作\([^()]{2,20}发\))[。.]?$"
)
_INSIDE = re.compile(r"(?:摄|供图)(?:\([^()]{1,30}\))?,?\s{0,4}(?:【|图[①-⑳]|数据来源|资料来源|制图|AI|\(本图)")
_SHOT_SIGNS = ("摄", "供图", "绘", "资料")
_ENDS = "。！？!?…”’）)》"
_CAPTION_HEAD = re.compile(
    r"(?:图为|左图|右图|上图|下图|大图|小图|图[①-⑳\d一二三四]|图片说明|配图|题图|扫描?二维码|视频报道请看)"
)
_CAPTION_TAIL = re.compile(
    r"(?:剧照|海报|书影|书封|近照|示意图|资料图|效果图|插图|截图|AI修饰生成[\u4e00-\u9fff]{0,3}素描画)[。.]?$"
)
_WORK = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:中国画|油画|版画|水彩画?|水粉画?|雕塑|书法|漫画|年画|剪纸|摄影|国画|粉画|壁画|速写|素描|连环画))"
    r"[^。]{0,4}《[^》]{1,30}》[^。]{0,60}[。.]?$"
)
_BOOK = re.compile(r"《[^》]{1,40}》[:,].{2,40}(?:著|编|译|绘|主编|编著).{0,40}出版[。.]?$")
_MADE = re.compile(r"(?:数据来源|资料来源|图表来源|图片来源)[: ]")
_ALL = re.compile(r"(?:(?:以上|本组|本版)(?:图片|照片)|(?:图片|照片)[均皆])")
_SPACE = re.compile(r"\s+")
_WHO = re.compile(r"(?:本报|新华社|人民网|中新社)?(?:特约|实习)?(?:记者|通讯员|摄影)")


def is_credit(plain: str) -> bool:
    """The whole line is a credit."""
    if len(plain) > 60 or not plain:
        return False
    return _CREDIT.match(_SPACE.sub("", plain)) is not None and _SHOT.search(plain) is not None


def split_credit(plain: str) -> int | None:
    """Where the credit begins on a line of caption and credit; None where the line does not end in a credit."""
    tail = plain[-48:]
    if not any(word in tail for word in _SHOT_SIGNS) or not _SHOT.search(tail):
        return None
    cut = _after_sentence(plain)
    if cut is None:
        cut = _after_space(plain)
    return cut if cut is not None and 0 < cut < len(plain) and is_credit(plain[cut:]) else None


def _after_sentence(plain: str) -> int | None:
    """The place after the last sentence end that stands at least three characters before the end."""
    closing = len(plain)
    while True:
        at = max(plain.rfind(sign, max(0, closing - 70), closing) for sign in "。！？!?…”")
        if at < 0:
            return None
        if at < len(plain) - 2 and plain.count("(", at) == plain.count(")", at):
            break
        closing = at
    while at + 1 < len(plain) and (plain[at + 1] in _ENDS or plain[at + 1].isspace()):
        at += 1
    return at + 1


def _after_space(plain: str) -> int | None:
    """The place of the white space before the last words that make a credit; a name may be set wide."""
    spaces = re.finditer(r"\s+", plain[-48:])
    base = len(plain) - len(plain[-48:])
    for match in spaces:
        if is_credit(plain[base + match.end() :]):
            return base + match.end()
    return None


def has_loose_credit(plain: str) -> bool:
    """A caption that names its source in other words (受访者提供, AI修饰生成素描画, 新华社发), or in its middle."""
    if len(plain) > 900:
        return False
    if ("摄" in plain or "供图" in plain) and _INSIDE.search(plain):
        return True
    return not plain.endswith(("。", "”")) and _LOOSE.search(plain[-60:]) is not None


def is_caption(plain: str) -> bool:
    """A line that can only be a caption though it names no photographer: 图为…, …剧照, 中国画《…》,作者…."""
    if len(plain) > 200:
        return _CAPTION_HEAD.match(plain) is not None
    return bool(_CAPTION_HEAD.match(plain) or is_artwork(plain) or (len(plain) < 60 and _CAPTION_TAIL.search(plain)))


def is_artwork(plain: str) -> bool:
    """A picture's or book's own line: 中国画《…》,作者…,…藏; 《…》:…著;…出版社出版."""
    return "《" in plain and len(plain) < 130 and bool(_WORK.match(plain) or _BOOK.match(plain))


def is_source_note(plain: str) -> bool:
    """数据来源:…, 制图:…: stands under a chart."""
    return plain[0] in "数资图" and len(plain) < 80 and _MADE.match(plain) is not None


def covers_all(plain: str) -> bool:
    """以上图片均为…: the credit is for the captions above, too."""
    return _ALL.search(plain[-60:]) is not None


def photographers(credit: str) -> list[str]:
    """The names in a credit line: 本报记者 田国全 本报通讯员 杜凯摄 gives 田国全, 杜凯."""
    words = re.split(r"[\s、,，]+", re.sub(r"[(（][^()（）]*[)）]", " ", credit).strip())
    words = [re.sub(r"(?:摄影报道|摄影|摄|供图|绘图|绘|作|文)$", "", _WHO.sub("", word)) for word in words]
    return [name for name in close_up([word for word in words if word]) if 2 <= len(name) <= 4]
