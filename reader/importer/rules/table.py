"""The ordered table of rules. Each claims the blocks that it knows; the last takes the rest as text."""

from collections.abc import Callable

from reader.importer.rules import (
    advert,
    bold_heads,
    byline,
    contents_box,
    folio,
    guests,
    headed_photo,
    headline,
    imprint,
    jump,
    old_script,
    paragraph,
    photo,
    photo_lead,
    photo_story,
    pictures,
    screen_words,
    stated_captions,
    unmarked,
)
from reader.importer.rules.state import State

Rule = Callable[[State], None]

RULE_TABLE: tuple[tuple[str, Rule], ...] = (
    ("folio", folio.apply),
    ("old script", old_script.apply),
    ("bold heads", bold_heads.apply),
    ("advert", advert.apply),
    ("imprint", imprint.apply),
    ("contents", contents_box.apply),
    ("screen words", screen_words.apply),
    ("jump", jump.apply),
    ("guests", guests.apply),
    ("headline", headline.apply),
    ("unmarked", unmarked.apply),
    ("byline", byline.apply),
    ("stated captions", stated_captions.apply),
    ("photo", photo.apply),
    ("photo_story", photo_story.apply),
    ("photo_lead", photo_lead.apply),
    ("pictures", pictures.apply),
    ("headed photo", headed_photo.apply),
    ("paragraph", paragraph.apply),
)


def label(state: State) -> None:
    """Run the table over a page, so that every block is claimed."""
    for name, rule in RULE_TABLE:
        state.rule = name
        rule(state)
