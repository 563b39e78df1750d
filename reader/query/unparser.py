"""Unparser: a tree as a query that a person could have typed, for relaxing and narrowing a query with one click."""

from reader.query.fact_values import is_no_name
from reader.query.fields import SHOWN_NAMES, Fact, Zone
from reader.query.lexer import CLOSING, OPENING, unclosed_quotes
from reader.query.parser import parse
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    RelativeDates,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)

_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』"), ("＂", "＂"))


def worded(query: Node) -> str:
    """Return the query in words. `parse` makes the same tree of it, except for positions in the text.

    Story ids are left out, for nobody can type them.
    """
    match query:
        case And(parts):
            return " ".join(_bracketed(part, And) for part in parts)
        case Or(parts):
            return " OR ".join(_bracketed(part, Or) for part in parts)
        case Not(part):
            return f"-{_bracketed(part, Not)}"
        case Near(parts, distance):
            return f" NEAR/{distance} ".join(map(_term, parts))
        case SameSentence(parts):
            return " 同句 ".join(map(_term, parts))
        case SameParagraph(parts):
            return " 同段 ".join(map(_term, parts))
        case _:
            return _term(query)


def quoted(text: str) -> str:
    """Return a query that finds exactly this text: itself, in quotation marks if `parse` would read it otherwise."""
    plain = all(_is_word(text, following) for following in ("乙", "2023"))
    if plain and not any(bracket in text for bracket in OPENING + CLOSING) and not unclosed_quotes(text):
        return text
    return _in_quotes(text)


def _is_word(text: str, following: str) -> bool:
    """Return True if a text before another word is read as a word."""
    tree = parse(f"甲 {text} {following}").tree
    parts = tree.parts if isinstance(tree, And) else ()
    return [one.text for one in parts if isinstance(one, Phrase) and not one.zone] == ["甲", text, following]


def _in_quotes(text: str) -> str:
    for opening, closing in _QUOTES:
        if closing not in text:
            return f"{opening}{text}{closing}"
    # All marks fold to one, so that an opening one in its place finds the same.
    return '"{}"'.format(text.replace('"', "“"))


def _term(query: Node) -> str:
    match query:
        case Phrase(text, zone, variants):
            readings = " OR ".join(map(quoted, (text, *variants)))
            return _zone(zone) + (f"({readings})" if variants else readings)
        case Exactly(text, zone):
            return f"{_zone(zone)}={_in_quotes(text)}"
        case Wildcard(pattern, zone):
            return _zone(zone) + pattern
        case HasFact(fact, value):
            shown = _in_quotes(value) if is_no_name(fact, value) else quoted(value)
            shown = "是" if fact is Fact.BOOKMARKED else shown
            return f"{SHOWN_NAMES[fact]}:{shown}"
        case DateRange(first, last):
            return f"日期:{_days(first, last)}"
        case RelativeDates(words):
            return f"日期:{words}"
        case Everything() | StoryIds():
            return ""
    return worded(query)


def _days(first: str | None, last: str | None) -> str:
    return first if first and first == last else f"{first or ''}..{last or ''}"


def _zone(zone: Zone | None) -> str:
    return f"{SHOWN_NAMES[zone]}:" if zone else ""


def _bracketed(part: Node, inside: type[Node]) -> str:
    """Return the words of a part, in brackets if they would otherwise be read as several parts of `inside`."""
    text = worded(part)
    loose = isinstance(part, And | Or) or (inside is Not and isinstance(part, Near | SameSentence | SameParagraph))
    return f"({text})" if loose and len(getattr(part, "parts", ())) > 1 else text
