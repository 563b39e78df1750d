"""Half-width punctuation of bad exports, shown full-width as printed. Every character keeps its offset."""

import re

_FULL = str.maketrans(",:;?!()", "，：；？！（）")
_HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CHINESE = rf"{_HAN}“”‘’《》〈〉「」『』【】（），。、；：？！…—％"
# A comma inside 10,370 and a colon inside 8:30 are part of the number.
_CLOSING = re.compile(rf"(?<=[{_CHINESE}\w)])[,:;?!](?!(?<=\d[,:])\d)")
_CHINESE_TEXT = re.compile(f"[{_HAN}]")
_BRACKETS = re.compile(r"\(([^()\n]{1,80})\)")


def full_width(text: str) -> str:
    """Return `text` with half-width punctuation beside Chinese made full-width; the length stays the same.

    >>> full_width("据统计,1,037万人(2022年)")
    '据统计，1,037万人（2022年）'
    """
    if not _CHINESE_TEXT.search(text):
        return text
    text = _CLOSING.sub(lambda found: found[0].translate(_FULL) if _beside_chinese(text, found) else found[0], text)
    return _BRACKETS.sub(_bracketed, text)


def _beside_chinese(text: str, found: re.Match[str]) -> bool:
    around = text[max(0, found.start() - 1) : found.end() + 1]
    return bool(_CHINESE_TEXT.search(around) or re.search(f"[{_CHINESE}]", around) or ")" in around)


def _bracketed(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    if _CHINESE_TEXT.search(before + found[1] + after):
        return f"（{found[1]}）"
    return found[0]
