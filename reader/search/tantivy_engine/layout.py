"""What a tantivy index holds: its fields, how text lies in them, and the number of this format.

One document is one story. One more document, of the role STATE, says how far the index follows the store, so that this
is committed with the stories; of several such all say the same. For each zone `g_<zone>` holds a token for every
character of its folded blocks, in its place: the character and the one after it (END after a block's last). A place is
left between two blocks, so that no phrase crosses them. `u_<zone>` holds the distinct characters. Tokens are handed
over with blanks between them.
"""

from collections.abc import Iterable
from functools import cache

from tantivy import Schema, SchemaBuilder

from reader.query.fields import Zone
from reader.search.layout import FACT_FIELDS, LABEL_FIELD, STORY_ID, ZONES, character_field, gram_field

FORMAT = 1
"""Raised whenever fields or tokens change: an index of another format is rebuilt."""
END, START, GAP = "\x01", "\x02", "\x03"
"""Folded text holds no control characters. START stands before the first block of the headline."""
NEWEST, OLDEST = "newest", "oldest"
"""Columns YYYYMMDD; where the day is unknown 0 in the one and NO_DAY in the other, so that it comes last in both."""
NO_DAY = 99999999
MONTH = "month"
"""Column YYYYMM, missing where the day is unknown."""
WEIGHT = "weight"
"""Column of what a story's score is multiplied with: the newer, the more."""
TEXTS = "texts"
"""Stored: the folded blocks of all zones, compressed, for what cannot be asked of tokens."""
HAS = "has"
"""The names of zones' and facts' fields in which the story has anything."""
ROLE, STATE = "role", "state"
FOLLOWED, STORIES = "followed", "stories"
"""Stored in the document of the role STATE: the last change-list sequence, and how many stories the index holds."""
COUNTED = ("newspaper", "page", "section", "kind", "reporter", "place", LABEL_FIELD)
"""Facts that are counted."""


@cache
def schema() -> Schema:
    """The fields; `whitespace` parts tokens at ASCII blanks and does nothing else."""
    builder = SchemaBuilder()
    for zone in ZONES:
        builder.add_text_field(gram_field(zone), tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(character_field(zone), tokenizer_name="whitespace", index_option="basic")
    for field in (*FACT_FIELDS.values(), LABEL_FIELD):
        builder.add_text_field(field, fast=field in COUNTED, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(STORY_ID, indexed=True, fast=True)
    for column in (NEWEST, OLDEST, MONTH):
        builder.add_unsigned_field(column, fast=True)
    builder.add_float_field(WEIGHT, fast=True)
    builder.add_bytes_field(TEXTS, stored=True)
    builder.add_text_field(HAS, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(ROLE, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(FOLLOWED, stored=True)
    builder.add_integer_field(STORIES, stored=True)
    return builder.build()


def gram_tokens(zone: Zone, blocks: Iterable[str]) -> str:
    """The tokens of g_<zone>, blanks between."""
    start = START if zone is Zone.HEADLINE else ""
    parts = []
    for block in blocks:
        text = start + block
        parts.append(" ".join(map(str.__add__, text, text[1:] + END)))
        start = ""
    return f" {GAP} ".join(parts)


def text_tokens(text: str) -> list[tuple[int, str]]:
    """Tokens that stand in these places, from any first one, exactly where `text`, of two characters or more, does.

    Every second token is enough: a token is two characters of one block.
    """
    last = len(text) - 2
    return [(at, text[at : at + 2]) for at in dict.fromkeys((*range(0, last + 1, 2), last))]
