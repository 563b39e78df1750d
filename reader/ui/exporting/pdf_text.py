"""The text behind a PDF's glyphs, as searching in it and copying from it give it.

A font draws 月 and the radical ⽉ (U+2F49) with one glyph. Qt tells the lower code point of a glyph, which is the
radical: nobody who looks for 2月 would find it.
"""

import re
import unicodedata

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_CHARACTERS = re.compile(rb"\[[^\]]*\]")
_RADICAL = re.compile(rb"<(2E[89A-F][0-9A-F]|2F[0-9A-D][0-9A-F])>", re.IGNORECASE)
# The radicals of the supplement have no compatibility form in Unicode's data: EquivalentUnifiedIdeograph.txt tells it.
_SUPPLEMENT = str.maketrans(
    "⺁⺆⺈⺉⺊⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺠⺡⺢⺣⺤⺦⺨⺩⺫⺭⺯⺰⺱⺲⺶⺹⺺⺾⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲",
    "厂冂刀刂卜兀尣尢巳幺彑彐忄扌攵旡歺民氵氺灬爫丬犭王罒礻糹纟罓罒羊耂肀艹虎衤覀西见角讠贝足车辶阝钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀",
)


def readable(pdf: bytes) -> bytes:
    """The file with every radical in the tables of its fonts as the character that it stands for; no byte moves."""
    return _MAP.sub(lambda table: _CHARACTERS.sub(lambda part: _RADICAL.sub(_character, part[0]), table[0]), pdf)


def _character(code: re.Match[bytes]) -> bytes:
    plain = unicodedata.normalize("NFKC", chr(int(code[1], 16))).translate(_SUPPLEMENT)
    return b"<%04X>" % ord(plain) if len(plain) == 1 and ord(plain) <= 0xFFFF else code[0]
