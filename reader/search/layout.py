"""Layout of the index: its fields, the positions of text in them, and the number of this format.

One document is one story. Each zone of text has two fields over its folded blocks: `g_<zone>` holds the character
bigrams with positions, `u_<zone>` the distinct letters. `w_*` fields hold jieba's words, which only rank. Marks (see
reader.text.sought) are terms of `g_<zone>` with positions.
"""

from reader.query.fields import Fact, Zone

FORMAT = 5
"""A number raised whenever fields, folding of blocks or positions change: an index of another format is rebuilt."""

BLOCK_GAP = 1
"""Positions left free between two blocks of a zone, so that no phrase matches across blocks."""
END = "\n"
"""Second half of the bigram of a block's last character; folded text, which has no white space, never has it."""
BOUNDS = "¶"
"""Term with the start and the end (the position after the last character) of every block of the zone, in turn."""
SENTENCE_ENDS = "。"
"""Term with the positions after the characters that end a sentence."""
BREAKS = ","
"""Term with the positions of characters that the * of a wildcard does not match."""
ENDERS = frozenset("。!?")
"""Folded characters that end a sentence (！？ are folded to !?)."""

ZONES = tuple(Zone)

WORD_FIELDS: dict[str, tuple[Zone, ...]] = {
    "w_headline": (Zone.HEADLINE,),
    "w_head": (Zone.KICKER, Zone.DECK, Zone.LABEL),
    "w_caption": (Zone.CAPTION,),
    "w_text": (Zone.TEXT,),
}
"""Fields of words, and the zones whose words they hold."""

FACT_FIELDS: dict[Fact, str] = {
    Fact.NEWSPAPER: "newspaper",
    Fact.PAGE: "page",
    Fact.SECTION: "section",
    Fact.KIND: "kind",
    Fact.REPORTER: "reporter",
    Fact.CORRESPONDENT: "correspondent",
    Fact.PHOTOGRAPHER: "photographer",
    Fact.DATELINE: "place",
}
"""Fields of facts, which hold values as printed; `label` (the column label) is another, only for counting."""
LABEL_FIELD = "label"

STORY_ID = "id"
"""Column (int64) of the store's story ids."""
DAY = "day"
"""Column (int32) of days as YYYYMMDD, 0 if the date is unknown."""


def gram_field(zone: Zone) -> str:
    """Return the field of a zone's bigrams."""
    return f"g_{zone}"


def character_field(zone: Zone) -> str:
    """Return the field of a zone's distinct characters."""
    return f"u_{zone}"


def length_column(word_field: str) -> str:
    """Return the column (int32) of the number of words that each document has in this field."""
    return f"n_{word_field[2:]}"


def day_number(date: str) -> int:
    """Convert an ISO day to YYYYMMDD; return 0 for '' and for what is no day."""
    digits = date.replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 0
