"""Parts of a page that hold no article, by the names that their makers gave them: navigation, comments, adverts.

A part that holds most of the page's prose is none of these, whatever its name.
"""

import re
from collections.abc import Iterable

from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.html_tree import Element, tag_of, upwards
from reader.importer.furniture import Furniture

_TAGS = {"nav": Furniture.MENU, "footer": Furniture.RIGHTS, "dialog": Furniture.CONTROL}
_ROLES = {
    "navigation": Furniture.MENU,
    "contentinfo": Furniture.RIGHTS,
    "search": Furniture.CONTROL,
    "dialog": Furniture.CONTROL,
}
_NAMES = {
    Furniture.MENU: "nav navbar navigation topnav subnav mainnav menu submenu breadcrumb breadcrumbs crumb crumbs "
    "crumbnav sitemap toplink toplinks",
    Furniture.LINKS: "related relate relates recommend recommended recommends recom hotnews hotlist ranking rank "
    "ranklist toplist mostread popular readmore morenews xgxw xgyd tuijian jctj suggested teaser "
    "teasers sidebar sidebars",
    Furniture.TURNING: "pager pagination prevnext pagenav pagebar prenext",
    Furniture.CONTROL: "share shares sharebar bdsharebuttonbox sns social toolbar login signin register search "
    "searchbox searchbar qrcode subscribe newsletter feedback appdownload cookie",
    Furniture.COMMENTS: "comment comments commentlist cmt cmts reply replies disqus guestbook pinglun",
    Furniture.ADVERT: "ad ads adv advert adverts advertise advertisement advertising adsense guanggao sponsor",
    Furniture.RIGHTS: "footer foot copyright copyrights friendlink friendlinks disclaimer",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_ARTICLE = re.compile(r"schema\.org/\w{0,20}Article")
"""An article beside that which holds the prose is another one's headline."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LONGEST_NAME_CHARS = 200
"""Characters of a class or id that are looked at."""


class PageParts:
    """Parts of one page, whose `prose` stands in these lines."""

    def __init__(self, prose: Iterable[Line], tree: Element) -> None:
        weights = [(line.element, line.chars) for line in prose]
        self._holds = held(weights, tree)
        self._whole = sum(chars for _, chars in weights)
        self._known: dict[Element, Furniture | None] = {}

    def kind(self, element: Element) -> Furniture | None:
        """Return the kind of furniture that an element is part of; None outside all."""
        waiting = []
        found: Furniture | None = None
        for each in upwards(element):
            if each in self._known:
                found = self._known[each]
                break
            waiting.append(each)
        for each in reversed(waiting):
            found = found or self._own(each)
            self._known[each] = found
        return found

    def _own(self, element: Element) -> Furniture | None:
        named = named_kind(element)
        return None if named is None or self._holds.get(element, 0) * 2 > self._whole else named


def named_kind(element: Element) -> Furniture | None:
    """Return the kind of furniture that an element's tag, role, class or id names."""
    kind = _kind_of_tag(element) or _ROLES.get((element.get("role") or "").lower())
    if kind or tag_of(element) in ("html", "body"):
        return kind
    if _ARTICLE.search(element.get("itemtype") or ""):
        return Furniture.LINKS
    for name in (element.get("id"), element.get("class")):
        for word in _WORDS.findall(name[:_LONGEST_NAME_CHARS]) if name else ():
            if kind := _KINDS.get(word.lower()):
                return kind
    return None


def _kind_of_tag(element: Element) -> Furniture | None:
    """Return the kind of furniture that a tag states; the foot of an article (HTML 5, 4.3.9) is words of its own."""
    kind = _TAGS.get(tag_of(element))
    is_of_article = tag_of(element) == "footer" and any(tag_of(each) == "article" for each in upwards(element))
    return None if is_of_article else kind


def held(weights: Iterable[tuple[Element, int]], root: Element) -> dict[Element, int]:
    """Return, for each element that holds prose at any depth, its characters; `weights` names the innermost ones."""
    sums: dict[Element, int] = {}
    for element, chars in weights:
        sums[element] = sums.get(element, 0) + chars
    if not sums:
        return sums
    for element in reversed(list(root.iter("*"))):
        parent = element.getparent()
        if element in sums and parent is not None:
            sums[parent] = sums.get(parent, 0) + sums[element]
    return sums
