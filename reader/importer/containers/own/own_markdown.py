"""Markdown that this program exported, by its own marks: facts in a comment, and behind a line what it is."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.domain.export_marks import COMMENT, END
from reader.domain.newspaper import Page
from reader.domain.span import SourceLines
from reader.importer.containers.own.exported import Item, beside, pages, place_of, titled
from reader.importer.containers.records.story_record import Record

_FACTS = re.compile(rf"^<!-- {COMMENT} (\{{.*\}}|{END}) -->$")
_MARK = re.compile(r" ?<!-- ([a-z]{2,12}) -->$")
_HEADING = re.compile(r"^#{1,6} ")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,7});")
_STRONG = re.compile(r"^(\*{1,2})(.*)\1$", re.DOTALL)
_STYLES = ("verse", "bullet", "signature", "table")
_ROW = re.compile(r"^\|.*\|$")
_UNDER_HEAD = re.compile(r"^\|(?: *:?-+:? *\|)+$")
# Exports of earlier versions say 笔记.
_PREFIX = {"photo": re.compile("图片："), "note": re.compile("批注：|笔记：")}
_BLANK = "&nbsp;"


def own_pages(text: str) -> Iterator[Page]:
    """Yield the pages of an export; nothing for any other text."""
    if f"<!-- {COMMENT} {{" not in text:
        return
    yield from pages(_items(text))


def _without_prefix(text: str, kind: str) -> str:
    found = _PREFIX[kind].match(text) if kind in _PREFIX else None
    return text[found.end() :] if found else text


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a gap between them; `first` is the number of the first, counted from 1."""

    lines: Sequence[str]
    first: int

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def _items(text: str) -> Iterator[Item]:
    """Yield the stories, and what stands before, between and behind them."""
    lines = text.split("\n")
    blocks = list(_blocks(lines))
    starts = [place for place, block in enumerate(blocks) if _FACTS.match(block.text)]
    for start, end in zip([0, *starts], [*starts, len(blocks)], strict=True):
        mine = blocks[start:end]
        if not mine:
            continue
        first = mine[0].first
        last = blocks[end].first - 1 if end < len(blocks) else len(lines)
        source = "\n".join(lines[first - 1 : last]).rstrip()
        facts = _facts(mine[0])
        if facts is None:
            yield _furniture(mine, source)
        else:
            story = _Story(facts, first)
            for block in mine[1:]:
                story.take(block)
            yield Item(
                record=story.record(), place=place_of(facts), notes=story.notes, source=source, lines=story.lines
            )


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    """Yield runs of lines that are not blank; a comment with facts stands for itself."""
    run: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        alone = _FACTS.match(line)
        if (alone or not line.strip(" \t")) and run:
            yield _Block(run, number - len(run))
            run = []
        if alone:
            yield _Block([line], number)
        elif line.strip(" \t"):
            run.append(line)


def _facts(block: _Block) -> Record | None:
    """Return the facts of a story that a block states; None for any other block."""
    found = _FACTS.match(block.text)
    try:
        given = json.loads(found[1]) if found and found[1] != END else None
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _furniture(blocks: Sequence[_Block], source: str) -> Item:
    """Return the book's own lines; its marks are none of them."""
    lines: defaultdict[str, list[SourceLines]] = defaultdict(list)
    first = blocks[0].first
    for block in blocks:
        if not _FACTS.match(block.text):
            for offset, line in enumerate(block.lines, block.first - first + 1):
                lines[_plain(_HEADING.sub("", line))].append(SourceLines(offset, offset))
    listed = [text for text, places in lines.items() for _ in places if text]
    return Item(record=beside(listed), source=source, lines=lines)


@dataclass(slots=True)
class _Story:
    """A story while its blocks are read; `first` is the line of its facts."""

    facts: Record
    first: int
    stated: dict[str, Any] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    photos: list[Record] = field(default_factory=list)
    jumps: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    lines: defaultdict[str, list[SourceLines]] = field(default_factory=lambda: defaultdict(list))
    has_headline: bool = False

    def record(self) -> Record:
        """Return the story as `parse --json` prints it."""
        given = {
            **self.facts,
            **self.stated,
            "paragraphs": self.paragraphs,
            "styles": self.styles,
            "photos": self.photos,
            "jump_lines": [self.jumps[way] for way in ("from", "on") if way in self.jumps],
            "fingerprint": self.facts.get("fingerprint", ""),
        }
        return titled(given, self.stated.get("headline", "")) if "headline" in self.facts else given

    def take(self, block: _Block) -> None:
        if all(line.startswith(">") for line in block.lines):
            self._take_quotation(block)
            return
        here = SourceLines(block.first - self.first + 1, block.first - self.first + len(block.lines))
        if _is_table(block):
            self._take(_table(block), "table", here)
            return
        text, kind = _parted(block.text)
        if not kind and _HEADING.match(text):
            text, kind = _HEADING.sub("", text), "crosshead" if self.has_headline else "headline"
            self.has_headline = True
        self._take(_plain(text), kind, here)

    def _take_quotation(self, block: _Block) -> None:
        """Take a photo's lines or a note, each ended by its mark; the rest of what is quoted is text."""
        run: list[str] = []
        for offset, line in enumerate(block.lines, block.first - self.first + 1):
            text, kind = _parted(line[1:].removeprefix(" ").rstrip(" "))
            run.append(text)
            if kind:
                self._take(_plain("\n".join(run)), kind, SourceLines(offset - len(run) + 1, offset))
                run = []
        if run:
            last = block.first - self.first + len(block.lines)
            self._take(_plain("\n".join(run)), "", SourceLines(last - len(run) + 1, last))

    def _take(self, text: str, kind: str, here: SourceLines) -> None:
        text = _without_prefix(text, kind)
        match kind:
            case "headline" | "kicker" | "deck":
                self.stated[kind] = text
            case "label":
                text = text.removeprefix("〔").removesuffix("〕")
                self.stated["column_label"] = text
            case "byline":
                self.stated["byline_text"] = text
            case "from" | "on":
                self.jumps[kind] = text
            case "photo":
                self.photos.append({"title": text})
            case "caption" | "credit" if self.photos:
                self.photos[-1][kind] = text
            case "note" | "reference":
                self.notes.append(text)
            case "place":
                # The facts say it.
                return
            case _:
                if kind in (*_STYLES, "crosshead"):
                    self.styles[str(len(self.paragraphs))] = kind
                self.paragraphs.append(text)
        self.lines[text].append(here)


def _is_table(block: _Block) -> bool:
    return len(block.lines) > 1 and bool(_UNDER_HEAD.match(block.lines[1])) and all(map(_ROW.match, block.lines))


def _table(block: _Block) -> str:
    """Return the text of a table. A bar within a cell is a character reference in an export."""
    rows = (line[1:-1].split("|") for number, line in enumerate(block.lines) if number != 1)
    return "\n".join("\t".join(map(_plain, cells)) for cells in rows)


def _parted(text: str) -> tuple[str, str]:
    """Return a block or line without its mark, and the mark; '' for none."""
    found = _MARK.search(text)
    if not found:
        return text, ""
    bare = text[: found.start()]
    strong = _STRONG.match(bare) if found[1] in ("label", "kicker", "deck", "place") else None
    return strong[2] if strong else bare, found[1]


def _plain(text: str) -> str:
    """Return the text as it was before it was made Markdown."""
    lines = ("" if line.strip(" \t") == _BLANK else line.strip(" \t") for line in text.split("\n"))
    return _ESCAPED.sub(_character, "\n".join(lines))


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    code = int(found[2])
    return chr(code) if code < 0x110000 else found[0]
