"""The link of a picture on a web page, if it is one of an article: not a button's, a site's sign or a place holder."""

import re
from urllib.parse import unquote

from reader.importer.containers.web.html_tree import Element
from reader.importer.source.decoding import clean

_LONGEST_CHARS = 500
"""Code points of a link."""

_LATER = ("data-src", "data-original", "data-lazy-src", "data-echo", "data-url", "original")
"""Attributes from which scripts take a picture when a reader comes near it."""

_PLACE_HOLDER = re.compile(
    r"(?:^|[/_.-])(?:blank|loading|lazy(?:load)?|placeholder|spacer|pixel|transparent|grey|1x1)[\w-]{0,12}\.\w{3,4}$"
)
_SIGN = re.compile(
    r"(?:^|[/_-])(?:icons?|logos?|qr_?code|erweima|ewm|btn|buttons?|arrows?|avatars?)(?:[\d_-]\w{0,20})?\.\w{3,4}(?:\?.{0,40})?$"
    r"|(?:^|[/_-])(?:share|weixin|wx|weibo|qzone|facebook|twitter|linkedin|copy_link|more|(?:next|prev)_page)\d{0,2}\.\w{3,4}"
    r"(?:\?.{0,40})?$|[a-z]logo\.\w{3,4}$|/icons?/[^/]+$"
)
"""Names of pictures that stand for a button or a site."""


def picture_link(element: Element) -> str | None:
    """Return an image's link as a reader sees it; a picture written into the page itself (data:) has none to keep."""
    link = _shown(element)
    if link is None or len(link) > _LONGEST_CHARS or "\n" in link or _SIGN.search(link.lower()):
        return None
    return link


def _shown(element: Element) -> str | None:
    """Return the picture that stands there, or that a script puts in the place of one that holds it."""
    link = _clean(element.get("src"))
    if link and not link.lower().startswith("data:") and not _PLACE_HOLDER.search(link.lower()):
        return link
    return next((later for name in _LATER if (later := _clean(element.get(name))) and "." in later), None)


def _clean(link: str | None) -> str:
    return unquote(clean(link or "")).strip()
