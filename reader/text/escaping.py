"""Escaping of control characters in texts and file names, which a terminal would obey."""

import re

# Control characters, C1 included; line and paragraph separators; marks of writing direction; lone surrogates, which
# stand for bytes that are no text.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def printable(text: str) -> str:
    r"""Return `text` with control characters spelt out; tabs and line ends stay.

    >>> printable("标题\x1b]0;TITLE\x07\n")
    '标题\\x1b]0;TITLE\\x07\n'
    """
    return _UNSAFE.sub(_spelt, text)


def json_printable(line: str) -> str:
    r"""Return JSON with its control characters as escapes of JSON: the value that it stands for stays the same.

    >>> json_printable('"\x9b31m"')
    '"\\u009b31m"'
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def visible(text: str) -> str:
    r"""Return `text` with control characters spelt out; line ends stay, a tab becomes a blank.

    >>> visible("标题\x1b]0;TITLE\x07")
    '标题\\x1b]0;TITLE\\x07'
    """
    return printable(text.replace("\t", " "))


def on_one_line(text: str) -> str:
    """Return `visible` on one line: blanks replace line ends."""
    return visible(" ".join(text.split("\n")))


def _spelt(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
