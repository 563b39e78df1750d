"""Text of an HTML source as one line of a page."""

import re

from reader.importer.source.decoding import clean

_LINE_END = re.compile(r"(?<![ \t\r\xa0])[ \t\r\xa0]*\n[ \t\r\n\xa0]*")
_TABS = re.compile(r"[\t\xa0]+")
BLANK = "\u3000\xa0 \t\r\n"


def unspaced(text: str) -> str:
    """Return a text without white space, as lines are counted and compared."""
    return "".join(text.split())


def tidy(text: str) -> str:
    """Return one line: line ends of the source file vanish between Chinese characters, other white space shrinks."""
    text = text.strip(BLANK)
    if text.isprintable():
        return text
    text = clean(text).strip(BLANK)
    if "\n" in text:
        text = _LINE_END.sub(_joint, text)
    return _TABS.sub(" ", text).strip("\u3000 ")


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before.isascii() and after.isascii() else ""
