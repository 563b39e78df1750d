"""Names of China's peoples who use no surname, written by sound: 拉巴次仁, 其木格, 斯琴高娃, 吉克曲布.

Tibetan names are put together from given names of two characters, Mongolian ones from words of two to four, names of
the Yi from a clan and a given name. 买买提·艾力 and its like are parted by a dot: `names.is_foreign_name` knows them.
"""

import re

_TIBETAN_WORDS = (
    "扎西 次仁 才仁 才让 卓玛 顿珠 多吉 多杰 旺堆 旺杰 旺姆 旺久 旺扎 旺修 平措 索朗 索南 洛桑 强巴 尼玛 达瓦 米玛 "
    "拉巴 普布 巴桑 边巴 白玛 班玛 格桑 德吉 央金 拉姆 罗布 江村 江措 加措 嘉措 曲珍 曲吉 曲扎 曲培 曲桑 次旦 次登 "
    "旦增 丹增 丹巴 益西 仁青 仁增 桑吉 桑杰 桑珠 卓嘎 央宗 群培 群宗 晋美 久美 贡布 贡嘎 贡桑 占堆 欧珠 班丹 巴丹 "
    "土登 阿旺 云丹 朗杰 加布 坚赞 坚参 赤列 列珠 巴珠 斯曲 玉珍 德庆 德西 拉毛 措姆 措毛 卓尕 尕藏 尕玛 华旦 当周 "
    "当知 南加 公保 更登 更桑 泽仁 泽旺 四郎 扎巴 次央 次吉 仓决 仓曲 平杰 塔杰 旦巴 旦真 多布 吾金 邓珠 邓增 洛追 "
    "洛松 阿布 普琼 珠扎 嘎玛 噶玛 伦珠 格列 龙珠 旺青 完玛 周毛 措吉 吉美"
)
_MONGOLIAN_WORDS = (
    "巴特尔 巴图 其木格 其其格 琪琪格 高娃 斯琴 乌兰 苏和 宝音 巴雅尔 巴雅斯 那仁 娜仁 格日勒 格日乐 图雅 萨仁 托娅 "
    "孟和 呼和 朝鲁 布和 敖其尔 达来 达赖 额尔德 额尔德尼 额日德 哈斯 牧仁 吉日嘎拉 吉尔嘎拉 特木尔 帖木尔 阿拉坦 "
    "阿拉腾 白音 青格勒 青格乐 乌日娜 乌云 乌力吉 通拉嘎 通力嘎 萨日娜 娜日苏 巴根 巴音 布赫 斯日古楞 吉雅 塔娜 其格 "
    "图力古尔 宝力 宝力德 宝力格 朝克 朝克图 毕力格 毕力格图 满都拉 满达 苏日娜 苏乙拉 海日 阿古拉 阿茹娜 敖登 "
    "敖日格乐 恩和 那顺 那日苏 赛汉 赛罕 嘎鲁 道尔吉 道日娜 策仁 桑布 尼玛 乌恩 乌仁 奥登 莫日根 朝格 朝格图 阿木尔 "
    "伊拉 陶格 陶格斯 德力格尔 娜布其 浩毕斯 斯日 图门 图雅 格根 哈达"
)
_CLANS_WORDS = (
    "吉克 沙马 阿苏 阿库 阿说 俄木 吉木 海来 马海 曲比 吉狄 阿鲁 莫色 的莫 阿约 阿尔 阿侯 吉布 吉子 吉俄 日火 子克 "
    "尔古 尔玛 勒格 俄尔 瓦扎 瓦渣 果基 罗洪 热柯 倮伍 阿余 阿牛 毛卡 比布 克惹 某色 巴久 依火 乃古 史古"
)


def _any(words: str) -> str:
    return f"(?:{'|'.join(sorted(set(words.split()), key=len, reverse=True))})"


_ALONE = (
    "其木格",
    "其其格",
    "琪琪格",
    "巴特尔",
    "乌日娜",
    "萨日娜",
    "苏日娜",
    "格日勒",
    "巴雅尔",
    "莫日根",
    "额尔德尼",
    "阿茹娜",
)
"""Mongolian names that are one word, and no word of Chinese."""

_NAME = re.compile(
    rf"(?:{_any(_TIBETAN_WORDS)}{{2,3}}|{_any(_MONGOLIAN_WORDS)}{{2,3}}|{_any(_CLANS_WORDS)}[\u4e00-\u9fff]{{2}}|{'|'.join(_ALONE)})$"
)
_FIRST_SIGNS = frozenset(
    name[0] for words in (_TIBETAN_WORDS, _MONGOLIAN_WORDS, _CLANS_WORDS) for name in words.split()
) | {name[0] for name in _ALONE}
"""First signs of such names; asking for them first spares most words the expression."""


def is_minority_name(text: str) -> bool:
    """Return True for a name without a surname, put together from the given names of one of China's peoples."""
    return text[:1] in _FIRST_SIGNS and _NAME.match(text) is not None
