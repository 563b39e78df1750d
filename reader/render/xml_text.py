"""Text that XML can hold: the reader's notes may carry what a page's text cannot."""

import re
from html import escape

# XML 1.0 characters: tab, line end, and all from space on but surrogates and the two non-characters.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Without the characters that no XML file can hold."""
    return _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """The same as XML or HTML source, for elements and attributes."""
    return escape(xml_text(text))
