"""The paragraph styles of a Word document, each with what it takes over from those that it is based on.

ISO/IEC 29500-1, 17.7. Sizes are in half points.
"""

import re
from dataclasses import asdict, dataclass, replace
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


class WordStyles:
    """The styles of one document by their ids."""

    def __init__(self, styles: ElementTree.Element | None) -> None:
        self.names: dict[str, str] = {}
        self._looks: dict[str, Look] = {}
        self._based: dict[str, str] = {}
        self._usual = ""
        self._defaults = Look()
        for element in styles if styles is not None else ():
            if local(element) == "style" and named(element, "type") == "paragraph":
                self._add(element)
            elif local(element) == "docDefaults":
                self._defaults = look_of(element)

    def look(self, style: str | None) -> Look:
        """Return the look of a style; the document's usual one for None."""
        look, at = Look(), style or self._usual
        for _ in range(_MOST_BASES):
            look = look.over(self._looks.get(at, Look()))
            at = self._based.get(at, "")
        return look.over(self._defaults)

    def _add(self, element: ElementTree.Element) -> None:
        key = named(element, "styleId") or ""
        name = ""
        for child in element:
            if local(child) == "name":
                name = named(child, "val") or ""
            elif local(child) == "basedOn":
                self._based[key] = named(child, "val") or ""
        self.names[key] = name
        self._looks[key] = replace(
            look_of(element), level=_level(name) or look_of(element).level, caption=_is_caption(name)
        )
        if named(element, "default") in ("1", "true"):
            self._usual = key


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


def _level(name: str) -> int | None:
    heading = _HEADING.match(name)
    return int(heading[1]) if heading else 1 if name.lower() in _TITLE else None


def _is_caption(name: str) -> bool | None:
    return True if name.lower() in _CAPTION else None
