"""A typed line as what a person wishes."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


class Act(Enum):
    """What can be wished for at the prompt."""

    ON = "on"
    OPEN = "open"
    NEXT = "next"
    PREVIOUS = "previous"
    BACK = "back"
    SEARCH = "search"
    BOOKMARK = "bookmark"
    TAKE_AWAY = "take away"
    MORE = "more"
    LIST = "list"
    ISSUES = "issues"
    DAY = "day"
    ALL = "all"
    BOOKMARKS = "bookmarks"
    RECENT = "recent"
    HELP = "help"
    QUIT = "quit"


_KEYS = {
    "": Act.ON,
    "n": Act.NEXT,
    "j": Act.NEXT,
    "p": Act.PREVIOUS,
    "k": Act.PREVIOUS,
    "b": Act.BACK,
    "B": Act.BOOKMARKS,
    "m": Act.MORE,
    "l": Act.LIST,
    "i": Act.ISSUES,
    "a": Act.ALL,
    "r": Act.RECENT,
    "h": Act.HELP,
    "q": Act.QUIT,
    ":q": Act.QUIT,
}
# g 2023-02-15, g2023; "goal" is a word to search for.
_DAY = re.compile(r"[gGｇＧ](?:\s+(.+)|([\d].*))?")
# s, s 3, s3, s 3 a note, * a note; "sunny" is a word to search for. \s and \d know the full-width ones.
_KEEP = re.compile(r"[sSｓＳ*＊](?:\s*(\d{1,18})(?=\s|$))?(?:\s+(.+))?")
_TAKE = re.compile(r"[xXｘＸ](?:\s*(\d{1,18}))?")
# ?, ?query, ? The query language
_HELP = re.compile(r"\?\s*(.*)")
_NUMBER = re.compile(r"\d{1,18}")
# The second is the key of / while a Chinese input method writes full-width punctuation.
_SLASHES = ("/", "、")


@dataclass(frozen=True, slots=True)
class Wish:
    """`number` counts from 1, as the list shows it; None if none was typed. `text`: the query, note, day or chapter."""

    act: Act
    number: int | None = None
    text: str = ""


def wish_of(line: str) -> Wish:
    """What a line wishes: a key of the table, a number, or else a search for what was typed.

    Keys may come full-width, as a Chinese input method writes them.

    >>> wish_of("ｓ３ 第二段要核对")
    Wish(act=<Act.BOOKMARK: 'bookmark'>, number=3, text='第二段要核对')
    """
    line = line.strip()
    key = unicodedata.normalize("NFKC", line)
    act = _KEYS.get(key) or _KEYS.get(key.lower())
    if act:
        return Wish(act)
    if asked := _HELP.fullmatch(key):
        return Wish(Act.HELP, text=asked[1])
    if key[0] in _SLASHES:
        return Wish(Act.SEARCH, text=line[1:].strip())
    if _NUMBER.fullmatch(line):
        return Wish(Act.OPEN, int(line))
    if kept := _KEEP.fullmatch(line):
        return Wish(Act.BOOKMARK, _number(kept[1]), kept[2] or "")
    if taken := _TAKE.fullmatch(line):
        return Wish(Act.TAKE_AWAY, _number(taken[1]))
    if day := _DAY.fullmatch(line):
        return Wish(Act.DAY, text=day[1] or day[2] or "")
    return Wish(Act.SEARCH, text=line)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
