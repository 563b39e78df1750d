"""Short names that a text defines itself: 中国航天科技集团有限公司第一研究院(以下简称航天一院).

Evidence  简称, 统称, 下称 in a bracket; the words before it hold the short name's signs in their order.
Cases     text_tells.md, thresholds_genres.md.
"""

import re
from collections.abc import Iterable

_ALIAS = re.compile(
    r"[(（](?:以下)?(?:均)?(?:[简簡统統又下][称稱])(?:为)?[：:]?\s{0,2}"  # (以下简称
    r"[“\"《]?([^()（）“”\"《》]{2,20})[”\"》]?(?:，下同|,下同)?[)）]"  # “航天一院”)
)
_BREAK = re.compile(r"[，。、；：！？,;:!?\s“”‘’()（）]")
_BEFORE = "在由对和与向为是据从到的于及让给被将把就按经获以"
_LONGEST_CHARS = 40
"""Code points before the bracket that a full name may have: ministries and their bureaus have some 30."""


def find_aliases(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (alias, full name) pairs in order of appearance, each once."""
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        if "称" not in text and "稱" not in text:
            continue
        for match in _ALIAS.finditer(text):
            full = _full_name(text[max(0, match.start() - _LONGEST_CHARS) : match.start()], match[1])
            if full:
                found[match[1].strip(), full] = None
    return tuple(found)


def _full_name(before: str, alias: str) -> str:
    """Return the words right before the bracket that the alias shortens; a quoted name is taken whole."""
    if before.endswith(("”", "》", "’")):
        start = max(before.rfind("“"), before.rfind("《"), before.rfind("‘"))
        return before[start:].strip("“”‘’") if start >= 0 else ""
    cut = 0
    for match in _BREAK.finditer(before):
        cut = match.end()
    name = before[cut:]
    at = _covers_from(name, alias)
    start = max((before + 1 for before, sign in enumerate(name[:at]) if sign in _BEFORE), default=0)
    return name[start:] if len(name) - start >= len(alias) else name


def _covers_from(name: str, alias: str) -> int:
    """Return the last offset from which the signs of `alias` follow in order; 0 if they do not."""
    at = len(name)
    for sign in reversed(alias):
        at = name.rfind(sign, 0, at)
        if at < 0:
            return 0
    return at
