"""The chapters of the manual: Markdown files that ship with the program, one set a language, and their sections."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reader import paths
from reader.text.folding import Folding

Language = Literal["zh", "en"]

NAMES = (
    "start",
    "installing",
    "sources",
    "recovered",
    "reading",
    "views",
    "finding",
    "query",
    "bookmarks",
    "passages",
    "clippings",
    "undoing",
    "terminal",
    "commands",
    "keys",
    "settings",
    "storage",
    "trouble",
    "privacy",
)
"""The chapters in the order of the contents, by their file names; none is called like a command."""

_HEADING = re.compile(r"^(#{1,2}) (.+)$", re.MULTILINE)
_MARKUP = re.compile(r"\]\([^)]*\)|[`*\[]")
_COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)
_KEY = re.compile(r"\[[^\]]*\]\(key:([\w.-]+)\)")
_FOLDING = Folding()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, up to the next heading; `level` 1 is the chapter's own title."""

    chapter: str
    level: int
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Return True if the section contains all of these words, separated by blanks, in any form of writing."""
        text = _FOLDING.plain(self.title + "\n" + _MARKUP.sub("", self.text))
        return all(_FOLDING.plain(word) in text for word in words.split())


def load(name: str, language: Language) -> str:
    """Return the Markdown of a chapter, with the keys as they are when nobody has changed them."""
    text = (paths.shipped("resources/manual") / language / f"{name}.md").read_text(encoding="utf-8")
    return _COMMENT.sub("", text).rstrip("\n") + "\n"


def title(name: str, language: Language) -> str:
    """Return the title of a chapter."""
    return load(name, language).partition("\n")[0].removeprefix("# ")


def find(wanted: str, language: Language) -> str | None:
    """Return the name of the chapter with this file name or title; None if there is no such chapter."""
    key = _FOLDING.plain(wanted)
    return next((name for name in NAMES if key in (name, _FOLDING.plain(title(name, language)))), None)


def sections(name: str, text: str) -> list[Section]:
    """Return the sections of a chapter in order."""
    heads = list(_HEADING.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        Section(name, len(head[1]), head[2].strip(), text[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    ]


def with_keys(text: str, key_of: Callable[[str], str]) -> str:
    """Return the text with the keys of each action as `key_of` names them: `[Ctrl+D](key:bookmark)`."""
    return _KEY.sub(lambda found: f"[{key_of(found[1])}](key:{found[1]})", text)
