"""The columns of a table of articles by their names, also when a name is one part of a longer one (news_title)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.domain.article_table import Certainty, Field
from reader.importer.containers.names_of_fields import COLUMNS

_DIGESTS = (
    "%x abstract summary ab zy zhaiyao description digest excerpt intro introduction lead n2 "
    "摘要 中文摘要 内容摘要 简介 导语"
)
_INSTEAD_OF_TEXT = frozenset(_DIGESTS.split())
"""Names of columns that hold a digest: the text of a table that has none."""

_WHOLE_ONLY = frozenset(
    ["source", "so", "media", "time", "press", "day", "year", "month", "name", "txt", "html", "md", "article"]
)
"""Names that say something alone, and nothing as a part of another: `title_source` is no newspaper."""

_ENDINGS = {"标题": Field.TITLE, "標題": Field.TITLE, "题名": Field.TITLE, "正文": Field.TEXT, "全文": Field.TEXT}
"""Ends of names that people make (完整标题)."""

_MEASURES = (
    "len length count counts num number chars words tokens id ids hash md5 type lang language score status file "
    "path index idx vector embedding"
)
_ABOUT = frozenset(_MEASURES.split())
"""Last parts of names of measures and keys: `text_len` is no text."""

_COUNTS = ("页数", "頁數", "字数", "字數", "条数", "编号", "编號", "編號", "序号", "序號")
_LONGEST_CHARS = 200
"""Characters of a name, dots of nested objects among them. Guard: names are kept, and any cell may be asked."""

_PLAIN = re.compile(r"[\s_\-.·:：/|()（）\[\]【】<>《》\"'“”{}*]+")
_PARTS = re.compile(r"[\s_\-.:：/|()（）\[\]【】]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def field_named(name: str) -> Field | None:
    """Return the field that a column's name stands for; None for a name that says nothing here, and for ''."""
    found = column_named(name)
    return found[0] if found else None


def fields_named(names: Iterable[str]) -> set[Field]:
    """Return the fields that some of these names stand for."""
    return {field for name in names if (field := field_named(name))}


def column_named(name: str) -> tuple[Field, Certainty] | None:
    """Return the field that a column's name stands for, and on what grounds, as `field_named`."""
    return _named(name) if len(name) <= _LONGEST_CHARS else None


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[Field, Certainty] | None:
    whole = _field(name)
    if whole:
        return whole
    inner = name.rpartition(".")[2]
    if inner != name and inner.lower() not in _WHOLE_ONLY and (found := _field(inner)):
        return found[0], min(found[1], Certainty.PART_OF_NAME)
    parts = [part for part in _PARTS.split(name) if part]
    if is_measure(name):
        return None
    for part in reversed(parts):
        found = _field(part)
        if found and part.lower() not in _WHOLE_ONLY:
            return found[0], min(found[1], Certainty.PART_OF_NAME)
    bare = unnumbered(name)
    if bare != name and (found := _field(bare)):
        return found[0], min(found[1], Certainty.PART_OF_NAME)
    ended = next((field for ending, field in _ENDINGS.items() if name.strip().endswith(ending)), None)
    return (ended, Certainty.PART_OF_NAME) if ended else None


def is_measure(name: str) -> bool:
    """Return True for the name of a measure or a key (text_len, 页数), whatever the words before it name."""
    last = _CAMEL.sub("_", name.strip()).lower().replace("-", "_").replace(".", "_").rpartition("_")[2]
    return last in _ABOUT or name.strip().endswith(_COUNTS)


def unnumbered(name: str) -> str:
    """Return a name without the number behind it, by which tables part a long text into columns: 正文1, 正文2."""
    return name.rstrip("0123456789").rstrip(" _-")


def field_said(word: str) -> Field | None:
    """Return the field that a person means by a word: its own value, or any name of such a column."""
    plain = word.strip().lower()
    return Field(plain) if plain in Field._value2member_map_ else field_named(word)


def _field(name: str) -> tuple[Field, Certainty] | None:
    snake = _CAMEL.sub("_", name.strip()).lower()
    plain = _PLAIN.sub("", snake)
    if plain in _INSTEAD_OF_TEXT:
        return Field.TEXT, Certainty.DIGEST
    if plain in COLUMNS:
        return COLUMNS[plain], Certainty.NAME
    return None
