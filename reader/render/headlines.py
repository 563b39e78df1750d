"""Headlines that stood in two lines in print, of which a text keeps only a space."""

import re

# Two headlines set in one line, divided by a space: each half long enough to stand alone.
_GAP = re.compile(r"(?<=\S{5}[^\s\x00-\x7f]) (?=[^\s\x00-\x7f]\S{5})")


def in_lines(headline: str) -> str:
    """`headline` with line ends for such spaces; of the same length.

    >>> in_lines("长期护理保险制度全面铺开 老有所养迈出坚实一步")
    '长期护理保险制度全面铺开\\n老有所养迈出坚实一步'
    """
    return _GAP.sub("\n", headline)
