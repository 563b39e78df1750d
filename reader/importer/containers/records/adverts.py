"""Rows that say themselves that they are advertisements: by a cell for their kind, or the list in which they stand.

Cases     tests/importer/cases/records_json.md
"""

import re
from collections.abc import Iterator

from reader.importer.containers.records.row import Row

_ADVERT = re.compile(
    r"(?:公益|商业|商業|分类|分類|房产|招聘)?(?:广告|廣告)(?:栏|欄)?|advert(?:s|isements?|ising)?|ads?|classifieds?",
    re.IGNORECASE,
)
_KIND_NAMES = (
    "key kind type category class genre label tag articletype contenttype storytype "
    "类型 類型 类别 類別 分类 分類 体裁 體裁 栏目 欄目 文章类型 稿件类型 性质"
)
_KINDS = frozenset(_KIND_NAMES.split())
"""Names of cells that say what a row is; `key` is the name of the list around it."""


def is_advert(words: str) -> bool:
    """Return True for a word for advertisements, alone: 广告, advertisements."""
    return _ADVERT.fullmatch(words.strip("【】[]() （）■●")) is not None


def stating(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the cells, name and text, by which a row says that it is an advertisement."""
    for name, text in row.cells:
        if name.rpartition(".")[2].lower().replace("_", "").replace(" ", "") in _KINDS and is_advert(text):
            yield name, text
