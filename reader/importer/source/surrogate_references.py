"""Numbers of half characters in markup: `&#55357;&#56832;` for 😀, as programs write that count in UTF-16.

XML forbids them, HTML reads each as U+FFFD, and libxml2 makes text of them that is no UTF-8.
"""

import re

_DECIMAL = r"5(?:529[6-9]|5[3-9]\d\d|6\d{3}|7[0-2]\d\d|73[0-3]\d|734[0-3])"
"""Numbers from 55296 (D800) to 57343 (DFFF)."""
_RUN = re.compile(rf"(?:&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{{2}}|0*{_DECIMAL})\b;?)+")
_ONE = re.compile(r"&#([xX]?)([0-9a-fA-F]+)")


def joined(markup: str) -> str:
    """Return markup with whole characters in place of their halves, and U+FFFD in place of a half alone.

    >>> joined("笑&#55357;&#56832;&#xDC00;")
    '笑😀\ufffd'
    """
    return _RUN.sub(_characters, markup) if "&#" in markup else markup


def _characters(run: re.Match[str]) -> str:
    numbers = [
        int(f"0{hexadecimal}{digits}", 0) if hexadecimal else int(digits)
        for hexadecimal, digits in _ONE.findall(run[0])
    ]
    return "".join(map(chr, numbers)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
