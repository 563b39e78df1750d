"""Page view: a page typeset from its stories as a newspaper page, in columns with headline stacks, photos and rules.

Nothing here needs a window. All lengths are in ems of the body text. `compose` returns a `Sheet` of placed text, rules
and boxes, which a painter draws at any scale: on the screen, on paper, in a picture.
"""

from reader.render.page_view.compose import compose
from reader.render.page_view.headline_stack import EN_SPACE
from reader.render.page_view.line_breaking import em_width
from reader.render.page_view.sheet import (
    Align,
    Area,
    Box,
    Face,
    Folio,
    Item,
    Link,
    Picture,
    Placed,
    Rule,
    Sheet,
    SheetStyle,
)

__all__ = [
    "EN_SPACE",
    "Align",
    "Area",
    "Box",
    "Face",
    "Folio",
    "Item",
    "Link",
    "Picture",
    "Placed",
    "Rule",
    "Sheet",
    "SheetStyle",
    "compose",
    "em_width",
]
