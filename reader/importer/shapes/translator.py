"""Byline lines of translated articles: 约翰·史密斯 著 张三 译, 约翰·史密斯 张三 译, 张三 译.

The line ends with 译, set apart from the name before it: joined to it, it may be the name's last character.
"""

import re

from reader.domain.story import Byline, Role
from reader.importer.shapes.names import close_up, is_foreign_name, looks_like_name, may_be_name

_TRANSLATED = re.compile(r"(?:(?P<author>.{2,40}?)\s{1,4}(?:文|著|作)\s{1,4})?(?P<rest>\S.{0,40}?)\s{1,4}译$")
_COUNTRY = re.compile(r"^[\[(][\u4e00-\u9fff]{1,4}[\])]\s?")
_SPLIT = re.compile(r"[\s、,，/|丨]+")


def translated(line: str) -> list[Byline] | None:
    """Return author and translator of such a line; None for any other.

    A name from abroad before others is the author's; an author before 著 or 文 may have any name.
    """
    found = _TRANSLATED.fullmatch(line) if line.endswith("译") else None
    if not found:
        return None
    author = _names(found["author"] or "")
    translators = _names(found["rest"])
    if not author and len(translators) > 1 and is_foreign_name(translators[0]):
        author, translators = translators[:1], translators[1:]
    if not translators or not all(map(may_be_name, author)) or not all(map(looks_like_name, translators)):
        return None
    return [*(Byline(Role.AUTHOR, name) for name in author), *(Byline(Role.TRANSLATOR, name) for name in translators)]


def _names(text: str) -> list[str]:
    """Return the names in a text, without the country before an author from abroad: [美]约翰·史密斯."""
    words = [word for word in _SPLIT.split(_COUNTRY.sub("", text.strip())) if word]
    return close_up(words)
