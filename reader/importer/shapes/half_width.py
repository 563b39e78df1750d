"""Full-width signs made half-width, sign for sign, so that positions in a text stay the same."""

import re

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    0xA0: " ",
    0x3014: "(",
    0x3015: ")",
    0xFE55: ":",
}
"""Full-width signs to their ASCII forms, one for one, so that places in a text stay the same."""

_COMMON = tuple((sign, sign.translate(WIDE)) for sign in "，：（）；？！\u3000")
_ANY_WIDE = re.compile("[\uff01-\uff5e\u3000\xa0\u3014\u3015\ufe55]")


def half_width(text: str) -> str:
    """Return `text` with full-width signs made half-width, sign for sign. Replacing common ones first is faster."""
    if not _ANY_WIDE.search(text):
        return text
    for wide, half in _COMMON:
        text = text.replace(wide, half)
    return text.translate(WIDE) if _ANY_WIDE.search(text) else text
