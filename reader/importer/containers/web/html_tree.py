"""The element tree of an HTML text, and the roles that HTML gives its tags.

libxml2 reads HTML of any size and nesting in linear time (it stops at 256 levels). It closes a heading at a `p` in it,
and type (`font`, `b`) at `center`, as HTML 3 did; HTML 5 keeps both open. The text is rewritten before: a parser of
HTML 5 in Python (html5lib) takes eighteen times as long, and the fast ones in C (lexbor) give trees without XPath.
"""

import re
from collections.abc import Iterator
from typing import Any

from reader.importer.source import surrogate_references

Element = Any
"""An lxml element; lxml ships no types."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK_TAGS = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer "
    "form header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BREAKS = frozenset(_BREAK_TAGS.split())
_SILENT = frozenset(
    ("script", "style", "noscript", "template", "iframe", "object", "svg", "title", "audio", "video", "canvas")
)
CONTROLS = frozenset(("select", "button", "textarea", "datalist"))
"""Tags of the parts of a form: their words are the program's, not the page's."""

_HEADING = re.compile(r"(<h([1-6])(?=[\s>/]))((?:[^<]++|<(?!/?h[1-6][\s>/]))*+)(</h\2\s*>)", re.IGNORECASE)
_CLOSES_HEADING = re.compile(r"(</?)(?:p|li|form|table|fieldset)(?=[\s>/])", re.IGNORECASE)
_CENTER = re.compile(r"<(/?)center(?=[\s>/])", re.IGNORECASE)
_MARK = re.compile(r"<!--\s{0,3}<?(/?)(enpcontent|npm:[a-z-]{1,30})\s{0,3}>?\s{0,3}-->")
MARK = "part-mark"
"""Tag of an empty element that stands for a comment with which the Founder system opens and closes parts of a page."""

_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)


def tree_of(text: str) -> Element | None:
    """Return the tree of an HTML text; None if there is no element in it."""
    # Loaded with the first tree: most pages are text.
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True, remove_comments=True)
    try:
        return etree.fromstring(_as_html_5(text).encode(), parser)
    except etree.LxmlError:
        return None


def _as_html_5(text: str) -> str:
    """Return the text with the tags renamed at which libxml2 would close an element that HTML 5 keeps open."""
    text = surrogate_references.joined(text)
    text = _HEADING.sub(lambda found: found[1] + _CLOSES_HEADING.sub(r"\1div", found[3]) + found[4], text)
    text = _CENTER.sub(lambda found: "</div" if found[1] else '<div align="center"', text)
    return _MARK.sub(lambda found: f'<{MARK} name="{found[1]}{found[2]}"></{MARK}>', text)


def walk_of(root: Element) -> Any:
    """Return `root` and every element below it twice, at start and end, without recursion; subtrees can be skipped."""
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))


def tag_of(element: Element) -> str:
    """Return an element's tag; '' for a node that is no element."""
    return element.tag if isinstance(element.tag, str) else ""


def upwards(element: Element) -> Iterator[Element]:
    """Yield an element and those around it, the innermost first."""
    yield element
    yield from element.iterancestors()


def heading_level(element: Element) -> int:
    """Return 1 to 6 for h1 to h6, else 0."""
    return _HEADINGS.get(tag_of(element), 0)


def is_block(element: Element) -> bool:
    """Return True if an element stands in lines of its own; elements with names of a paper's own do (cms-content)."""
    tag = tag_of(element)
    return tag in _BREAKS or tag in _HEADINGS or "-" in tag


def is_silent(element: Element) -> bool:
    """Return True if no browser shows what an element holds."""
    return element.tag in _SILENT or (bool(element.attrib) and element.get("hidden") is not None)


def is_hidden(element: Element) -> bool:
    """Return True if an element's own style hides it, as papers hide the text that a button copies."""
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None
