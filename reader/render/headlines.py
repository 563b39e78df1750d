"""Headlines that were printed on two lines, of which the text keeps only a space."""

import re

# Two headlines set in one line, divided by a space: each half long enough to stand alone.
_GAP = re.compile(r"(?<=\S{5}[^\s\x00-\x7f]) (?=[^\s\x00-\x7f]\S{5})")


def in_lines(headline: str) -> str:
    """Return `headline` with line ends in place of these spaces; the length stays the same.

    >>> in_lines("长期护理保险制度全面铺开 老有所养迈出坚实一步")
    '长期护理保险制度全面铺开\\n老有所养迈出坚实一步'
    """
    return _GAP.sub("\n", headline)
