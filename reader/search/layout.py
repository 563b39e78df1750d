"""What the index holds: its fields, how text lies in them, and the number of this format.

One document is one story. For each zone of text there are two fields over its folded blocks: `g_<zone>` holds the
character bigrams with positions, `u_<zone>` the distinct characters. `w_*` fields hold jieba's words and only rank.
"""

from reader.query.fields import Fact, Zone

FORMAT = 4
"""Raised whenever fields, folding of blocks or positions change: an index of another format is rebuilt."""

BLOCK_GAP = 1
"""Positions left free between two blocks of a zone: the bigrams of a phrase cannot stand on both sides of it."""
END = "\n"
"""Second half of the bigram of a block's last character; never occurs in folded text, which has no white space."""
BOUNDS = "¶"
"""Mark term: start and end (the position after the last character) of every block of the zone, in turn."""
SENTENCE_ENDS = "。"
"""Mark term: the positions after the characters that end a sentence."""
BREAKS = ","
"""Mark term: the positions of characters over which a wildcard's * does not run."""
ENDERS = frozenset("。!?")
"""Folded characters that end a sentence (！？ fold to !?)."""

ZONES = tuple(Zone)

WORD_FIELDS: dict[str, tuple[Zone, ...]] = {
    "w_headline": (Zone.HEADLINE,),
    "w_head": (Zone.KICKER, Zone.DECK, Zone.LABEL),
    "w_caption": (Zone.CAPTION,),
    "w_text": (Zone.TEXT,),
}
"""Fields of words and the zones whose words they hold."""

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
"""Facts that are values as printed; `label` (the column label) is one more such field, for counting only."""
LABEL_FIELD = "label"

STORY_ID = "id"
"""Column of int64: the store's story id."""
DAY = "day"
"""Column of int32: YYYYMMDD, 0 where the date is unknown."""


def gram_field(zone: Zone) -> str:
    """The field of a zone's bigrams."""
    return f"g_{zone}"


def character_field(zone: Zone) -> str:
    """The field of a zone's distinct characters."""
    return f"u_{zone}"


def length_column(word_field: str) -> str:
    """Column of int32: how many words the document has in this field."""
    return f"n_{word_field[2:]}"


def day_number(date: str) -> int:
    """An ISO day as YYYYMMDD; 0 for '' or what is no day."""
    digits = date.replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 0
