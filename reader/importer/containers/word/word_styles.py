"""The paragraph styles of a Word document, each with what it takes over from those that it is based on.

ISO/IEC 29500-1, 17.7. Sizes are in half points.
"""

import re
from dataclasses import asdict, dataclass, field, replace
from xml.etree import ElementTree

from reader.importer.source.safe_xml import local, named

_HEADING = re.compile(r"^(?:heading|标题|標題)\s?([1-9])$", re.IGNORECASE)
_TITLE = ("title", "标题", "標題")
_CAPTION = ("caption", "题注", "題注", "图注", "图题")
_MOST_BASES = 20
"""Styles that one is based on, one over the other. Guard: they may go round in a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """Type and place of a paragraph; None for what is not stated. `level` is 1 for the largest headings, 0 for text."""

    level: int | None = None
    size: int | None = None
    bold: bool | None = None
    centred: bool | None = None
    caption: bool | None = None
    breaks_page: bool | None = None
    listed: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look, with `below` for what it does not state."""
        stated = {part: value for part, value in asdict(self).items() if value is not None}
        return replace(below, **stated)


_NO_LOOK = Look()


@dataclass(slots=True)
class Styles:
    """The paragraph styles of one document by their ids: names, looks, the styles that they are based on.

    `usual` is the id of the style of a paragraph that names none, `defaults` the look below all styles.
    """

    names: dict[str, str] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    based: dict[str, str] = field(default_factory=dict)
    usual: str = ""
    defaults: Look = _NO_LOOK

    def look(self, style: str | None) -> Look:
        """Return the look of a style; the document's usual one for None."""
        look, at = Look(), style or self.usual
        for _ in range(_MOST_BASES):
            look = look.over(self.looks.get(at, Look()))
            at = self.based.get(at, "")
        return look.over(self.defaults)


def word_styles(written: ElementTree.Element | None) -> Styles:
    """Return the styles in a Word document's styles part; none for None."""
    styles = Styles()
    for element in written if written is not None else ():
        if local(element) == "style" and named(element, "type") == "paragraph":
            _add(styles, element)
        elif local(element) == "docDefaults":
            styles.defaults = look_of(element)
    return styles


def _add(styles: Styles, element: ElementTree.Element) -> None:
    key = named(element, "styleId") or ""
    name = ""
    for child in element:
        if local(child) == "name":
            name = named(child, "val") or ""
        elif local(child) == "basedOn":
            styles.based[key] = named(child, "val") or ""
    styles.names[key] = name
    own = look_of(element)
    styles.looks[key] = replace(own, level=heading_level(name) or own.level, caption=is_caption(name))
    if named(element, "default") in ("1", "true"):
        styles.usual = key


def look_of(element: ElementTree.Element) -> Look:
    """Return what the properties within an element state (pPr, rPr, a style, the defaults)."""
    stated: dict[str, str] = {}
    for child in element.iter():
        stated.setdefault(local(child), named(child, "val") or "")
    outline, size = stated.get("outlineLvl", ""), stated.get("sz", "")
    return Look(
        level=int(outline) + 1 if outline.isdecimal() and int(outline) < _BODY_LEVEL else None,
        size=int(size) if size.isdecimal() else None,
        bold=_is_on(stated, "b"),
        centred=stated["jc"] == "center" if "jc" in stated else None,
        breaks_page=_is_on(stated, "pageBreakBefore"),
        listed=True if "numPr" in stated else None,
    )


_BODY_LEVEL = 9
"""The outline level that Word gives to text."""


def _is_on(stated: dict[str, str], name: str) -> bool | None:
    return stated[name] not in ("0", "false", "off") if name in stated else None


def heading_level(name: str) -> int | None:
    """Return the level of a heading by its style's name; None for another style."""
    heading = _HEADING.match(name)
    return int(heading[1]) if heading else 1 if name.lower() in _TITLE else None


def is_caption(name: str) -> bool | None:
    """Return True for the style of captions, by its name; None for another style."""
    return True if name.lower() in _CAPTION else None
