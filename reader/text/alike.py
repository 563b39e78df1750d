"""Characters that are typed for one another: of the same sound, or of nearly the same shape.

Sounds are syllables without tone, of the 6,763 characters of GB 2312, from `resources/segment/sounds.tsv`, which
`python -m tests.text.sounds` makes of pypinyin's readings. Syllables that many speakers do not tell apart (zh and z,
ch and c, sh and s, n and l, ng and n at the end) count as near.
"""

import re
from functools import cache

from reader.paths import shipped

_SHAPES = (
    "己已巳 末未 土士 干千于 日曰 人入 大太犬 天夭 刀力 午牛 侯候 辨辩辫 拨拔 炼练 蓝篮 密蜜 部陪 堵赌睹 崇祟 戍戌戊戎 "
    "券卷 析折拆 晴睛 凤风 冶治 兵乒乓 爪瓜 鸟乌 王玉主 木本 白自 目且 贝见 厂广 圆园 治冶 换唤 哀衷 衰哀 遣遗 徒徙 "
    "茶荼 崔雀 茎经 梁粱 喝渴 温湿 清请 情晴 精睛 坚竖 竟竞 抱袍 抢枪 扬杨 杨场 住往 往佳 侍待 特持 持待 弟第 栽裁载 "
    "带戴 代伐 拘抱 幻幼 幕墓慕暮 仑仓 沦沧 抡抢 驻注 作做 像象 历厉 分份 坐座 帐账 账胀 副幅 度渡 复覆 即既 记纪 "
    "佳隹 免兔 名各 问间闪 官宫 宣宜 肓盲 育肓 季李 李季 杏呆 困因囚 团因 东车 车东 专书 书专 今令 令今 今岭 今合 "
    "旦但 日目 科料 料科 阴阳 阳阴 限根 恨根 狠狼 很狠 浪狼 娘狼 粮狼 读续 卖买 头买 斗头 夫天 失夫 矢失 未来 末来"
)
_NEAR = ((r"^([zcs])h", r"\1"), (r"^n(?=[aeiouv])", "l"), (r"([aei]n)g$", r"\1"))


def same_sound(character: str) -> str:
    """Return the other characters of a sound of this one, those of level 1 first; '' without a known sound."""
    return _joined(character, [_sounds()[syllable] for syllable in _readings().get(character, ())])


def near_sound(character: str) -> str:
    """Return the other characters whose sound is nearly that of this one, without those of the same sound."""
    near = [_near_sounds()[_near(syllable)] for syllable in _readings().get(character, ())]
    same = same_sound(character)
    return "".join(one for one in _joined(character, near) if one not in same)


def same_shape(character: str) -> str:
    """Return the characters that look like this one."""
    return _shapes().get(character, "")


def _joined(character: str, groups: list[str]) -> str:
    return "".join(one for one in dict.fromkeys("".join(groups)) if one != character)


def _near(syllable: str) -> str:
    for pattern, simpler in _NEAR:
        syllable = re.sub(pattern, simpler, syllable)
    return syllable


@cache
def _sounds() -> dict[str, str]:
    """The characters of each syllable."""
    lines = shipped("resources/segment/sounds.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


@cache
def _near_sounds() -> dict[str, str]:
    found: dict[str, str] = {}
    for syllable, characters in _sounds().items():
        found[_near(syllable)] = found.get(_near(syllable), "") + characters
    return found


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """The syllables of each character."""
    found: dict[str, tuple[str, ...]] = {}
    for syllable, characters in _sounds().items():
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


@cache
def _shapes() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _SHAPES.split():
        for character in group:
            found[character] = _joined(character, [found.get(character, ""), group])
    return found
