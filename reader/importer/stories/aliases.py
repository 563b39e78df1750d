"""Short names that a text defines itself: 中国航天科技集团有限公司第一研究院(以下简称航天一院)."""

import re
from collections.abc import Iterable

_ALIAS = re.compile(
    r"[(（](?:以下)?(?:均)?(?:简称|统称|又称|下称)(?:为)?[：:]?\s{0,2}[“\"《]?([^()（）“”\"《》]{2,20})[”\"》]?(?:，下同|,下同)?[)）]"
)
_BREAK = re.compile(r"[，。、；：！？,;:!?\s“”‘’()（）]")
_BEFORE = "在由对和与向为是据从到的于及让给被将把就按经获以"
_LONGEST = 40


def find_aliases(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(alias, full name) pairs in order of appearance, each once."""
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        if "称" not in text:
            continue
        for match in _ALIAS.finditer(text):
            full = _full_name(text[max(0, match.start() - _LONGEST) : match.start()], match[1])
            if full:
                found[match[1].strip(), full] = None
    return tuple(found)


def _full_name(before: str, alias: str) -> str:
    """The words right before the bracket that the alias shortens; a quoted name is taken whole."""
    if before.endswith(("”", "》", "’")):
        start = max(before.rfind("“"), before.rfind("《"), before.rfind("‘"))
        return before[start:].strip("“”‘’") if start >= 0 else ""
    cut = 0
    for match in _BREAK.finditer(before):
        cut = match.end()
    name = before[cut:]
    at = _covers_from(name, alias)
    start = max((place + 1 for place, sign in enumerate(name[:at]) if sign in _BEFORE), default=0)
    return name[start:] if len(name) - start >= len(alias) else name


def _covers_from(name: str, alias: str) -> int:
    """The last place from which the signs of `alias` follow in order; 0 where they do not."""
    place = len(name)
    for sign in reversed(alias):
        place = name.rfind(sign, 0, place)
        if place < 0:
            return 0
    return place
