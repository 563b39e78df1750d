"""Marks of Markdown that a converter took for text and escaped: \\# 标题, \\*\\*本报记者\\*\\*.

A page none of whose headings is marked otherwise, and some of whose lines open with an escaped heading mark, was
Markdown before it was converted.
"""

import re

from reader.importer.blocks.removed import Mark, Removed

_HEADING = re.compile(r"\s*\\#(?:\\?#){0,5}[ \t\u3000]+\S")
_ESCAPED = re.compile(r"\\(?=[#*_>|\[\]()`~-])")


def unescaped(text: str) -> tuple[list[str], list[Removed]]:
    """Return a page's lines with such marks as marks again, and the signs taken away; all as they are on others."""
    lines = text.split("\n")
    is_escaped = "\\#" in text and any(map(_HEADING.match, lines))
    if not is_escaped or any(line.lstrip()[:1] == "#" for line in lines):
        return lines, []
    read: list[str] = []
    removed: list[Removed] = []
    for number, line in enumerate(lines, 1):
        plain, count = _ESCAPED.subn("", line)
        read.append(plain)
        if count:
            removed.append(Removed(Mark.SIGN, number, "\\" * count))
    return read, removed
