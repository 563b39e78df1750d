"""Names of persons as Chinese newspapers print them."""

import re

from reader.importer.shapes.minority_names import is_minority_name
from reader.importer.shapes.provinces import PROVINCES
from reader.importer.shapes.surnames import COMPOUND_SURNAMES, OFFICE_ENDS, PLACE_ENDS, SURNAMES, WORDY_SURNAMES

_SOUNDS = frozenset(
    "阿埃艾安奥巴班邦贝本比彼毕宾波伯博布查达戴丹道德登邓迪蒂丁东杜多顿恩尔法凡范菲费芬丰弗夫福甘盖冈高戈格根古瓜哈海汉豪赫亨洪"
    "胡华怀惠霍基吉济加贾杰津金卡凯坎康考柯科克肯库夸昆拉莱赖兰朗劳勒雷黎里理利莉丽林龙卢鲁路吕伦罗洛马玛迈麦曼芒梅门蒙米密"
    "明缪莫墨默木穆姆内纳娜奈南尼宁农努诺欧帕潘庞佩彭皮平珀普齐奇恰钱强乔切琼丘让热日茹瑞若撒萨塞赛桑森沙莎珊尚绍申胜施什圣史"
    "舒斯思松苏孙索塔泰坦汤唐陶特腾提廷通图土托瓦万旺威韦维卫温翁沃乌吾武伍西希锡席夏香肖谢辛欣匈休许逊雅亚扬杨耶叶伊依易因"
    "英永尤于约云泽赞曾扎詹章张珍芝治朱卓兹佐弥娅弩奇雯蕾琳丝翰买江孜吐甫拜别孔坎"
)
SHORT_NAME_CHARS, LONG_NAME_CHARS = 2, 3
"""Code points of a Han name: surname and one or two given characters. A double surname adds one."""

_PEN_NAMES = frozenset(["国纪平", "任仲平", "仲祖文", "郑青原", "任理轩", "钟轩理"])
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$")
_FOREIGN = re.compile(r"[\u4e00-\u9fffA-Z.]{1,12}(?:[·•・][\u4e00-\u9fffA-Z.]{1,12}){1,4}$")
_DOT = re.compile("[·•・]")
_PROVINCE = re.compile(rf"(?:{PROVINCES})$")


def is_foreign_name(text: str) -> bool:
    """Return True for a name from abroad, parts set off by dots, most of its characters used for their sound."""
    if _DOT.search(text) is None or not _FOREIGN.match(text):
        return False
    signs = [sign for sign in text if sign not in "·•・"]
    return 2 * sum(sign in _SOUNDS or sign.isascii() for sign in signs) > len(signs)


def looks_like_name(text: str) -> bool:
    """Return True for a known surname with one or two given characters, or a name of people who use no surname.

    A surname of two characters may have two given ones. A surname that begins words as well has two given ones. The
    name of a province is none: it heads its part of a list.
    """
    if _PROVINCE.match(text):
        return False
    if is_foreign_name(text) or is_minority_name(text):
        return True
    if not _HAN_NAME.match(text):
        return False
    if text in _PEN_NAMES or (len(text) > SHORT_NAME_CHARS and text.startswith(COMPOUND_SURNAMES)):
        return True
    if text[0] in WORDY_SURNAMES:
        return len(text) == LONG_NAME_CHARS and text[-1] not in OFFICE_ENDS
    return len(text) <= LONG_NAME_CHARS and text[0] in SURNAMES and text[-1] not in PLACE_ENDS


def may_be_name(text: str) -> bool:
    """Return True for two to four Han characters, or a foreign name: enough beside a role word that vouches for it."""
    return _HAN_NAME.match(text) is not None or is_foreign_name(text) or is_minority_name(text)


def close_up(words: list[str]) -> list[str]:
    """Join names that are set wide (刘, 泉 give 刘泉) and the pieces of a name that a stray space cuts (张云, 河)."""
    if len(words) == 1:
        return list(words)
    names: list[str] = []
    at = 0
    while at < len(words):
        size = _pieces(words, at)
        names.append("".join(words[at : at + size]))
        at += size
    return names


def _pieces(words: list[str], at: int) -> int:
    """Return the number of words from `at` on that are one name."""
    singles = 0
    while at + singles < len(words) and len(words[at + singles]) == 1:
        singles += 1
    following = words[at + 1] if at + 1 < len(words) else ""
    if singles == 1:
        return 1 + (len(following) == SHORT_NAME_CHARS and words[at] in SURNAMES)
    if singles:
        return LONG_NAME_CHARS if singles == LONG_NAME_CHARS else SHORT_NAME_CHARS
    if len(words[at]) == SHORT_NAME_CHARS and len(following) == 1 and words[at][0] in SURNAMES:
        after = next((n for n, word in enumerate(words[at + 1 :]) if len(word) != 1), len(words) - at - 1)
        return 1 + after % 2
    return 1
