"""The styles of an OpenDocument text: of paragraphs, and of runs of text within them.

OpenDocument 1.3, part 3, 16 and 20 (OASIS).
"""

from collections.abc import Iterable
from dataclasses import replace
from xml.etree import ElementTree

from reader.importer.containers.word.word_styles import Look, Styles, heading_level, is_caption
from reader.importer.source.safe_xml import local, named

_USUAL = "Standard"
_HALF_POINTS = 2
_BOLD = ("bold", "600", "700", "800", "900")


def odt_styles(written: Iterable[ElementTree.Element]) -> tuple[Styles, Styles]:
    """Return the styles of paragraphs and those of runs; of two styles of one name the later counts."""
    paragraphs, runs = Styles(usual=_USUAL), Styles()
    families = {"paragraph": paragraphs, "text": runs}
    for element in written:
        styles = families.get(named(element, "family") or "")
        if styles is not None and local(element) == "style":
            _add(styles, element)
        elif styles is not None and local(element) == "default-style":
            styles.defaults = _look(element)
    return paragraphs, runs


def _add(styles: Styles, element: ElementTree.Element) -> None:
    key = named(element, "name") or ""
    name = named(element, "display-name") or key
    styles.names[key] = name
    styles.based[key] = named(element, "parent-style-name") or ""
    own = _look(element)
    styles.looks[key] = replace(own, level=heading_level(name) or own.level, caption=is_caption(name))


def _look(style: ElementTree.Element) -> Look:
    """Return the look that a style states; of type that of Chinese characters before that of Latin letters."""
    stated = {key.rpartition("}")[2]: value for part in (style, *style) for key, value in part.attrib.items()}
    weight = stated.get("font-weight-asian", stated.get("font-weight"))
    align, pause = stated.get("text-align"), stated.get("break-before")
    return Look(
        level=level_of(stated.get("default-outline-level")),
        size=_size(stated.get("font-size-asian") or stated.get("font-size") or ""),
        bold=None if weight is None else weight in _BOLD,
        centred=None if align is None else align == "center",
        breaks_page=None if pause is None else pause == "page",
    )


def level_of(stated: str | None) -> int | None:
    """Return the level of a heading as an attribute states it; None for none."""
    return int(stated) if stated and stated.isdecimal() and int(stated) else None


def _size(stated: str) -> int | None:
    """Return a size in half points; None for one that is stated in parts of another."""
    number = stated.removesuffix("pt")
    return round(float(number) * _HALF_POINTS) if number != stated and number.replace(".", "", 1).isdecimal() else None
