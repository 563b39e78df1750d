"""Commands at the prompt: the parser of typed lines."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum


class Action(Enum):
    """Actions at the prompt."""

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
    "": Action.ON,
    "n": Action.NEXT,
    "j": Action.NEXT,
    "p": Action.PREVIOUS,
    "k": Action.PREVIOUS,
    "b": Action.BACK,
    "B": Action.BOOKMARKS,
    "m": Action.MORE,
    "l": Action.LIST,
    "i": Action.ISSUES,
    "a": Action.ALL,
    "r": Action.RECENT,
    "h": Action.HELP,
    "q": Action.QUIT,
    ":q": Action.QUIT,
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
class KeyCommand:
    """A typed command. `number` is that of an entry, from 1 as in the list, None without one. `text` is the query, the
    note, the day or the chapter."""

    act: Action
    number: int | None = None
    text: str = ""


def parse_command(line: str) -> KeyCommand:
    """Parse a line: a key of the table, a number, or else a search for the line.

    Keys may be full-width, as a Chinese input method writes them.

    >>> parse_command("ｓ３ 第二段要核对")
    KeyCommand(act=<Action.BOOKMARK: 'bookmark'>, number=3, text='第二段要核对')
    """
    line = line.strip()
    key = unicodedata.normalize("NFKC", line)
    act = _KEYS.get(key) or _KEYS.get(key.lower())
    if act:
        return KeyCommand(act)
    if asked := _HELP.fullmatch(key):
        return KeyCommand(Action.HELP, text=asked[1])
    if key[0] in _SLASHES:
        return KeyCommand(Action.SEARCH, text=line[1:].strip())
    if _NUMBER.fullmatch(line):
        return KeyCommand(Action.OPEN, int(line))
    if kept := _KEEP.fullmatch(line):
        return KeyCommand(Action.BOOKMARK, _number(kept[1]), kept[2] or "")
    if taken := _TAKE.fullmatch(line):
        return KeyCommand(Action.TAKE_AWAY, _number(taken[1]))
    if day := _DAY.fullmatch(line):
        return KeyCommand(Action.DAY, text=day[1] or day[2] or "")
    return KeyCommand(Action.SEARCH, text=line)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
