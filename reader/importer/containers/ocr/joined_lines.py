"""Lines of one paragraph joined: a space stands between words of letters, nothing between Chinese characters."""

import re
from collections.abc import Iterable

_LATIN_END = re.compile(r"[A-Za-z0-9,.;:!?)\]%]$")
_LATIN_START = re.compile(r"^[A-Za-z0-9(\[]")


def joined(lines: Iterable[str]) -> str:
    """Return the lines as one."""
    whole = ""
    for line in lines:
        words = line.strip()
        between = " " if _LATIN_END.search(whole) and _LATIN_START.match(words) else ""
        whole += between + words
    return whole
