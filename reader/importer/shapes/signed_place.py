"""Names that only a sign of signing vouches for, right under a headline: □ 阿木古冷."""

import re

from reader.domain.story import Byline, Role
from reader.importer.shapes.column_label import LabelWeight, label_weight
from reader.importer.shapes.names import SHORT_NAME_CHARS, close_up, looks_like_name, may_be_name

_SIGNED = re.compile(r"[□○◎◇]\s{0,4}([\u3400-\u9fff·•]{2,12}|(?:[\u3400-\u9fff]\s{1,4}){1,3}[\u3400-\u9fff])")


def signed_names(plain: str) -> tuple[Byline, ...] | None:
    """Return the name behind such a sign; None for another line, or for words that name a column."""
    found = _SIGNED.fullmatch(plain)
    if found is None:
        return None
    [name, *others] = close_up(found[1].split())
    if others or not may_be_name(name) or label_weight(name) >= LabelWeight.LIKELY:
        return None
    return (Byline(Role.AUTHOR, name),) if len(name) > SHORT_NAME_CHARS or looks_like_name(name) else None
