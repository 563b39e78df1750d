"""Marks of programs that save web pages, as data: the address, and mostly the time."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from reader.importer.containers.saved_from import web_address
from reader.importer.containers.web.html_tree import Element

_HEAD_CHARS = 8192
"""Characters from the top within which such a comment stands."""

_URL = r"(?P<url>\S{1,2000})"
_TIME = r"(?P<time>[^\r\n<>]{1,80}?)\s{0,3}(?=[\r\n]|-->)"
_COMMENTS = tuple(
    re.compile(rf"<!--\s{{0,3}}{mark}")
    for mark in (
        # Chrome, Edge and Internet Explorer ("webpage, complete"): saved from url=(0045)http://…
        rf"saved from url=\(\d{{1,6}}\){_URL}\s{{0,3}}-->",
        # SingleFile, and Zotero's snapshots, which it makes.
        rf"Page saved with SingleFile\s{{1,9}}url:\s{{0,3}}{_URL}\s{{1,9}}saved date:\s{{0,3}}{_TIME}",
        # monolith
        rf"Saved from {_URL} at (?P<time>\S{{1,40}}) using monolith",
        # HTTrack, which leaves the scheme out.
        rf"Mirrored from (?P<bare>\S{{1,2000}}) by HTTrack Website Copier[^,]{{0,60}},\s{{0,3}}{_TIME}",
    )
)
_META = (
    # Save Page WE
    ("//meta[@name='savepage-url']/@content", "//meta[@name='savepage-date']/@content"),
)
_BASE = "//base/@href"
_STATED = ("//link[@rel='canonical']/@href", "//meta[@property='og:url' or @name='og:url']/@content", _BASE)
"""Addresses that a page states of itself, the surest first; those who fetch pages put them into `base`."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An address and the time of saving, as written; None if no mark has them."""

    url: str | None = None
    time: str | None = None


def saved(text: str, tree: Element) -> Saved:
    """Return the mark of the program that saved a page, else the address that it states; `tree` is that of `text`."""
    for comment in _COMMENTS:
        if found := comment.search(text, 0, _HEAD_CHARS):
            given = found.groupdict()
            address = given.get("url") or f"http://{given['bare']}"
            # Internet Explorer marks files so that came from nowhere: about:internet.
            if web_address(address):
                return Saved(address, given.get("time"))
    for url, time in _META:
        if web_address(meta := _first(tree, url)):
            return Saved(meta, _first(tree, time))
    return Saved(_stated(tree))


def _stated(tree: Element) -> str | None:
    """Return the address of this page and no other: some sites state that of their front page on every page."""
    base = _first(tree, _BASE) or ""
    for path in _STATED:
        address = _joined(base, _first(tree, path))
        if address and not (path == _BASE and address.endswith("/")):
            return address
    return None


def _joined(base: str, address: str | None) -> str | None:
    """Return a whole address that names a page below its host."""
    try:
        whole = urljoin(base, address or "")
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if address and parts.netloc and (parts.query or parts.path.strip("/")) else None


def _first(tree: Element, path: str) -> str | None:
    """Return the first value on a path; one that is too long for an address stays too long."""
    return next((text for value in tree.xpath(path) if (text := str(value).strip()[:2001])), None)
