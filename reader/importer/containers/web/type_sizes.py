"""Type sizes of HTML in CSS pixels, from styles and `font` elements.

Source of the steps of `font`: https://html.spec.whatwg.org/multipage/rendering.html#phrasing-content-3
"""

import re

from reader.importer.containers.web.html_tree import Element

_SIZE = re.compile(r"font(?:-size)?\s{0,3}:[^;]{0,40}?(\d{1,3}(?:\.\d{1,3})?)\s{0,3}(px|pt|em|rem|%)", re.IGNORECASE)
_FONT = re.compile(r"\s{0,3}([+-]?)(\d)\s{0,3}$")
_STEPS = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
PLAIN_PX = 16.0
"""Size of type that nothing sets."""

_PLAIN_STEP = 3
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": PLAIN_PX}
_UNITS_AROUND = {"em": 1.0, "%": 0.01}
"""Units of the size around."""


def size_of(element: Element, around: float | None) -> float | None:
    """Return the size that an element sets; None if it sets none. `around` is the size outside it, None for plain."""
    style = element.get("style")
    if style and (found := _SIZE.search(style)):
        number, unit = float(found[1]), found[2].lower()
        if unit in _UNITS:
            return number * _UNITS[unit]
        return number * _UNITS_AROUND[unit] * (around or PLAIN_PX)
    if element.tag == "font" and (step := _FONT.match(element.get("size") or "")):
        place = int(step[2]) if not step[1] else _PLAIN_STEP + int(step[1] + step[2])
        return _STEPS[min(max(place, 1), len(_STEPS)) - 1]
    return None
