"""Pictures of a record in JSON: under a name for pictures, objects with a link, a caption and a credit."""

import re
from typing import Any

from reader.importer.containers.records.row import RecordPicture, cell_text
from reader.importer.shapes.credit import is_credit
from reader.importer.shapes.half_width import half_width

_LISTS = frozenset(
    (
        *("images", "image", "pictures", "picture", "pics", "pic", "photos", "photo", "figures", "imgs", "img"),
        *("图片", "照片", "配图", "插图", "图片列表", "新闻图片"),
    )
)
_LINKS = ("url", "src", "href", "path", "img", "image", "file", "filename", "link", "地址", "链接", "文件")
_CAPTIONS = (
    *("caption", "title", "desc", "description", "alt", "text", "summary"),
    *("图片说明", "说明", "图说", "图注", "描述", "标题"),
)
_CREDITS = ("credit", "photographer", "author", "by", "source", "摄影", "摄影者", "作者", "来源", "供图")
_BETWEEN_LINKS = re.compile(r"[\s,;，；|]+")
_IS_LINK = re.compile(r"https?://\S{4,}$|[^\s:]{1,200}\.(?:jpe?g|png|gif|webp|bmp|tiff?)$", re.IGNORECASE)

_TAKERS = ("photographer", "摄影", "摄影者")
"""Names of credits that say who took the picture, as a newspaper says by 摄."""


def pictures_of(record: dict[str, Any]) -> dict[str, tuple[RecordPicture, ...]]:
    """Return the pictures in a record by the names of their lists; lists that hold anything else are left out."""
    lists = {name: value for name, value in record.items() if name.lower() in _LISTS}
    return {name: pictures for name, value in lists.items() if (pictures := _pictures(value))}


def pictures_in_cell(name: str, text: str) -> tuple[RecordPicture, ...]:
    """Return the pictures of a cell under a name for pictures that holds nothing but their links."""
    if name.lower() not in _LISTS:
        return ()
    links = [each for each in _BETWEEN_LINKS.split(text) if each]
    return tuple(RecordPicture(link, "", "") for link in links) if all(map(_IS_LINK.match, links)) else ()


def _pictures(value: Any) -> tuple[RecordPicture, ...]:
    given = value if isinstance(value, list) else [value]
    found = [picture for each in given if isinstance(each, dict) and (picture := _picture(each))]
    return tuple(found) if len(found) == len(given) else ()


def _picture(value: dict[str, Any]) -> RecordPicture | None:
    """Return a picture; None for an object that says more than a picture has, or no word and no link."""
    texts = {name: " ".join(text.split()) for name, each in value.items() if (text := cell_text(each))}
    link, caption, credit = (
        next((name for name in names if name in texts), None) for names in (_LINKS, _CAPTIONS, _CREDITS)
    )
    if not texts or set(texts) - {link, caption, credit}:
        return None
    by = texts.get(credit or "", "")
    if by and credit in _TAKERS and not is_credit(half_width(by)):
        by = f"{by} 摄"
    return RecordPicture(texts.get(link or "", ""), texts.get(caption or "", ""), by)
