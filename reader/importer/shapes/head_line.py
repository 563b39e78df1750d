"""What a line of a headline stack looks like without a mark: short, without a stop, no other part of a story."""

import re
from functools import lru_cache

from reader.importer.shapes.byline import parse_byline
from reader.importer.shapes.credit import has_loose_credit, is_caption, is_credit, is_source_note, split_credit
from reader.importer.shapes.dateline import opening
from reader.importer.shapes.names import close_up, looks_like_name
from reader.importer.shapes.sentence import is_finished, starts_item

_LONGEST = 70
_NO_HEAD = re.compile(r"(?:责编|责任编辑|设计|制图|统筹|图表|摄影|整理|海报)\s{0,3}[: ]|邮箱|供稿$|整理\)?$")
_SIGNED = re.compile(r"(?:网友|读者|负责人|编者|\d{1,2}日)$")
_BRACKETED = re.compile(r"[(\[［][^()]*(?:\([^()]*\)[^()]*)*[)\]］]$")
_NOTES = ("(作者", "(本报", "(据", "(记者", "(新华社")


def may_be_head(plain: str) -> bool:
    """Nothing in the line speaks against its standing in a headline stack. `plain` has half-width signs."""
    return 2 <= len(plain) <= _LONGEST and plain[-1] not in ",，、；;。" and _reads_as_head(plain)


@lru_cache(maxsize=1024)
def _reads_as_head(plain: str) -> bool:
    """Kept for a while: several rules ask about the same lines."""
    if starts_item(plain) and not plain.startswith("——"):
        return False
    if "。" in plain or (is_finished(plain) and plain[-1] not in "？?！!)）”:：…"):
        return False
    if _NO_HEAD.search(plain) or (len(plain) <= 6 and plain.endswith("文")):
        return False
    return not _is_other_part(plain)


def is_bracketed(plain: str) -> bool:
    """The whole line stands in brackets."""
    return _BRACKETED.match(plain) is not None


def is_sender(plain: str) -> bool:
    """Who signs at the end of a letter or a notice, or when: 湖北武汉市 李令仪, …委员会 2026年4月30日."""
    if _SIGNED.search(plain):
        return True
    words = close_up(plain.split())
    return len(words) > 1 and looks_like_name(words[-1])


def _is_other_part(plain: str) -> bool:
    """A byline, a dateline, a credit, a caption, a note of the source."""
    return (
        opening(plain, plain) is not None
        or parse_byline(plain) is not None
        or is_credit(plain)
        or split_credit(plain) is not None
        or is_caption(plain)
        or is_source_note(plain)
        or has_loose_credit(plain)
        or plain.startswith(_NOTES)
    )
