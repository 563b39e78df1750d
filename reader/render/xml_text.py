"""Text of exports: a reader's notes may contain characters that XML and HTML forbid and that a terminal obeys."""

import re
from html import escape

_LINE_ENDS = re.compile("\r\n?")
_LAST_OF_PLANES = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and line end: XML refuses some, HTML the others
    "\ud800-\udfff"  # halves of characters
    f"\ufdd0-\ufdef{_LAST_OF_PLANES}]"  # code points that are no characters
)


def xml_text(text: str) -> str:
    """Remove the characters that XML or HTML forbids, and unify line ends."""
    return _allowed(_LINE_ENDS.sub("\n", text)) if "\r" in text else _allowed(text)


def _allowed(text: str) -> str:
    # Nothing that can be printed is forbidden. The closer look takes ten times as long: a picture is millions of signs.
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Return `xml_text` escaped for elements and attributes."""
    return escape(xml_text(text))


def named(text: str, otherwise: str) -> str:
    """Return `escaped` on one line, for a name that must not be empty; `otherwise` if nothing is left of it."""
    return " ".join(escaped(text).split()) or otherwise


def utf8(text: str) -> bytes:
    """Encode an export as UTF-8, without control characters; lone surrogates, which no encoding has, become U+FFFD."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "\n".join(map(_allowed, whole.split("\n"))).encode()
