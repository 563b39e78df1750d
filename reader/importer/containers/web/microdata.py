"""Microdata: what elements say of themselves (`itemscope`, `itemtype`, `itemprop`), as HTML defines it."""

from collections.abc import Iterator

from reader.importer.containers.web.html_tree import Element

_URL_IN = {"a": "href", "link": "href", "area": "href", "img": "src", "source": "src", "audio": "src", "video": "src"}


def items(root: Element, kinds: frozenset[str]) -> Iterator[Element]:
    """Yield the elements below `root` that are things of one of these kinds (NewsArticle), none within another."""
    taken: set[Element] = set()
    for element in root.xpath("descendant-or-self::*[@itemtype]"):
        if not kinds & _kinds(element):
            continue
        if not taken.intersection(element.iterancestors()):
            taken.add(element)
            yield element


def props(item: Element, *names: str) -> Iterator[Element]:
    """Yield the elements that hold a property of the thing `item`, of any of these names, in order."""
    for element in item.iterdescendants():
        if isinstance(element.tag, str) and _names(element).intersection(names) and _owner(element) is item:
            yield element


def first(item: Element, *names: str) -> str | None:
    """Return the text of the first property that has any."""
    return next((text for element in props(item, *names) if (text := value(element))), None)


def value(element: Element) -> str:
    """Return the text of a property: what it states for programs, else its name if it is a thing, else its words."""
    stated = element.get("content") or element.get("datetime") or element.get(_URL_IN.get(element.tag, "content"))
    if stated:
        return str(stated).strip()
    if element.get("itemscope") is not None:
        return first(element, "name") or ""
    return str(element.xpath("string()")).strip()


def is_kind(item: Element, *kinds: str) -> bool:
    """Return True if a thing is of one of these kinds."""
    return bool(_kinds(item).intersection(kinds))


def _kinds(element: Element) -> frozenset[str]:
    """Return the kinds of a thing that are of schema.org: NewsArticle for https://schema.org/NewsArticle."""
    types = (element.get("itemtype") or "").split()
    return frozenset(name.rpartition("/")[2] for name in types if "schema.org/" in name)


def _names(element: Element) -> set[str]:
    return set((element.get("itemprop") or "").split())


def _owner(element: Element) -> Element | None:
    """Return the thing that an element's property belongs to: the nearest around it."""
    return next((around for around in element.iterancestors() if around.get("itemscope") is not None), None)
