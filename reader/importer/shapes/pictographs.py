"""Small pictures that models put before headings; newspapers print none."""

import re

_PICTURES = "\U0001f300-\U0001faff"
PICTOGRAPH = re.compile(rf"[{_PICTURES}\u2705\u2728\u26a0\u270f\u2b50][\ufe0f\u200d{_PICTURES}]*\s*")

_FIRST = "\u26a0"
"""The lowest of them: any text whose first character is lower opens with none."""


def is_pictograph(text: str) -> bool:
    """Return True for one small picture and nothing else."""
    return text[:1] >= _FIRST and PICTOGRAPH.fullmatch(text) is not None
