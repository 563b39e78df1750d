"""What a tantivy index holds: its fields, how text lies in them, and the number of this format.

One document is one story. One more document, of the role STATE, says how far the index follows the store, so that this
is committed with the stories; of several such all say the same.

For each zone `g_<zone>` holds tokens for the characters of its folded blocks, in their places: the character and the
one after it (END after a block's last). No token is held for a closing mark and what follows it, unless that is a mark,
too, or END in a headline, or the block begins there: the token before holds the mark, the one after it what follows. A
place is left between two blocks, so that no phrase crosses them. Tokens are handed over with blanks between them.
"""

import re
from collections.abc import Iterable
from functools import cache

from tantivy import Filter, Index, Schema, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from reader.query.fields import Zone
from reader.search.layout import FACT_FIELDS, LABEL_FIELD, STORY_ID, ZONES, gram_field

FORMAT = 2
"""Raised whenever fields or tokens change: an index of another format is rebuilt."""
END, START, GAP = "\x01", "\x02", "\x03"
"""Folded text holds no control characters. START stands before the first block of the headline; GAP is a place that is
left free."""
MARKS = frozenset(',。、;:!?)》】"')
"""Marks that close, folded: a tenth of a newspaper's characters."""
NEWEST, OLDEST = "newest", "oldest"
"""Columns YYYYMMDD; where the day is unknown 0 in the one and NO_DAY in the other, so that it comes last in both."""
NO_DAY = 99999999
MONTH = "month"
"""Column YYYYMM, missing where the day is unknown."""
WEIGHT = "weight"
"""Column of what a story's score is multiplied with: the newer, the more."""
TEXTS = "texts"
"""Stored: the folded blocks of all zones in codes, for what cannot be asked of tokens."""
HAS = "has"
"""The names of zones' and facts' fields in which the story has anything."""
ROLE, STATE = "role", "state"
FOLLOWED, STORIES = "followed", "stories"
"""Stored in the document of the role STATE: the last change-list sequence, and how many stories the index holds."""
COUNTED = ("newspaper", "page", "section", "kind", "reporter", "place", LABEL_FIELD)
"""Facts that are counted."""


_MARKS = re.escape("".join(sorted(MARKS)))
_LEFT_OUT = re.compile(f"[{_MARKS}](?=[^{_MARKS}{END}])")
_LEFT_OUT_BELOW = re.compile(f"[{_MARKS}](?=[^{_MARKS}])")
_GRAMS = "grams"

Placed = tuple[int, str]
"""A place, from any first one, and a token or, where so told, a regular expression for tokens."""


@cache
def schema() -> Schema:
    """The fields."""
    builder = SchemaBuilder()
    for zone in ZONES:
        builder.add_text_field(gram_field(zone), tokenizer_name=_GRAMS, index_option="position")
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


def make_known(index: Index) -> None:
    """Tell an open index how tokens are parted: at ASCII blanks, GAP takes a place and is not held."""
    analyzer = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.custom_stopword([GAP])).build()
    index.register_tokenizer(_GRAMS, analyzer)


def gram_tokens(zone: Zone, blocks: Iterable[str]) -> str:
    """The tokens of g_<zone>, blanks between."""
    start, left_out = (START, _LEFT_OUT) if zone is Zone.HEADLINE else ("", _LEFT_OUT_BELOW)
    parts = []
    for block in blocks:
        text = start + block + END
        tokens = list(map(str.__add__, text, text[1:]))
        for mark in left_out.finditer(text, 1):
            tokens[mark.start()] = GAP
        parts.append(" ".join(tokens))
        start = ""
    return f" {GAP} ".join(parts)


def text_tokens(text: str) -> tuple[list[Placed], bool, bool]:
    """As few tokens as do, which stand in these places wherever `text`, of two characters or more, does.

    And whether they tell the first character, and the last one; all between they tell.
    """
    left_out = {mark.start() for mark in _LEFT_OUT.finditer(text)}
    last = len(text) - 1
    chosen: list[Placed] = []
    at = 1 if 0 in left_out else 0
    while at < last or (at == last and at - 1 not in left_out):
        place = at - 1 if at == last or at in left_out else at
        chosen.append((place, text[place : place + 2]))
        at = place + 2
    return chosen, 0 not in left_out, last - 1 not in left_out
