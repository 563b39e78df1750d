"""Lines of one paragraph joined: a space stands between words of letters, nothing between Chinese characters."""

import re
from collections.abc import Iterable

_LATIN_END = re.compile(r"[A-Za-z0-9,.;:!?)\]%]")
_LATIN_START = re.compile(r"[A-Za-z0-9(\[]")


def joined(lines: Iterable[str]) -> str:
    """Return the lines as one."""
    found: list[str] = []
    last = ""
    for words in filter(None, map(str.strip, lines)):
        if _LATIN_END.match(last) and _LATIN_START.match(words):
            found.append(" ")
        found.append(words)
        last = words[-1]
    return "".join(found)
