"""The ordered table of rules. Each claims the blocks that it knows; the last takes the rest as text."""

from collections.abc import Callable

from reader.importer.rules import (
    advert,
    byline,
    contents_box,
    folio,
    headline,
    imprint,
    jump,
    paragraph,
    photo,
    unmarked,
)
from reader.importer.rules.state import State

Rule = Callable[[State], None]

RULE_TABLE: tuple[tuple[str, Rule], ...] = (
    ("folio", folio.apply),
    ("advert", advert.apply),
    ("imprint", imprint.apply),
    ("contents", contents_box.apply),
    ("jump", jump.apply),
    ("headline", headline.apply),
    ("unmarked", unmarked.apply),
    ("byline", byline.apply),
    ("photo", photo.apply),
    ("paragraph", paragraph.apply),
)


def label(state: State) -> None:
    """Run the table over a page, so that every block is claimed."""
    for name, rule in RULE_TABLE:
        state.rule = name
        rule(state)
