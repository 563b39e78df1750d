"""Word documents that this program exported: each line says by its style what it is.

A story begins at its label or kicker, else at its heading; those of issues and pages stand above, crossheads below it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from reader.domain.export_marks import UNTITLED
from reader.domain.newspaper import Page
from reader.domain.story import Paragraph, Story
from reader.importer.containers.head_fields import day_in
from reader.importer.containers.own.exported import Item, beside, pages, place_of
from reader.importer.containers.records.story_record import Record
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.jump_line import whole_jump

_OWN = {"Label": "栏目", "Kicker": "引题", "Deck": "副题", "Place": "出处", "Byline": "署名", "Jump": "转版"}
"""Styles that no other program makes, by their ids and names."""

_HEADING = re.compile(r"Heading(\d)$")
_PAGE = re.compile(r"第([A-Z]?\d{1,3})版$")
_REFERENCES = "参考文献"
_PARTS = {"Label": "column_label", "Kicker": "kicker", "Deck": "deck", "Byline": "byline_text"}
_STYLES = {"Verse": "verse", "Signature": "signature"}
_IN_PHOTO = {"CaptionTitle": "title", "Caption": "caption", "Credit": "credit"}
_NOTE = "批注："


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a document: the id of its style, its text, the names of its pictures."""

    style: str
    text: str
    pictures: tuple[str, ...] = ()


class OwnWord(Protocol):
    """A document: the names of its paragraph styles by their ids, and its paragraphs."""

    @property
    def style_names(self) -> Mapping[str, str]: ...

    def lines(self) -> Iterator[Line]: ...


def own_pages(document: OwnWord) -> Iterator[Page]:
    """Yield the pages of an exported document; nothing for another program's, or one that holds no story any more."""
    names = document.style_names
    if all(names.get(key) == name for key, name in _OWN.items()):
        above = sum(bool(_HEADING.match(key)) for key in names) - 1
        yield from pages(_items(document.lines(), above))


def _items(lines: Iterable[Line], level: int) -> Iterator[Item]:
    """Yield the stories, whose headings have this level, and what stands beside them."""
    story, waiting = _Story(), list[str]()
    for line in lines:
        heading = _HEADING.match(line.style)
        rank = int(heading[1]) if heading else 0
        if line.text == _REFERENCES and rank:
            break
        opens = line.style in ("Label", "Kicker") or rank == level
        if story.past_headline and (opens or 0 < rank < level):
            yield story.item()
            story = _Story()
        if not story.begun and not opens:
            waiting.append(line.text)
            continue
        if waiting:
            yield Item(record=beside([text for text in waiting if text]))
            waiting = []
        story.take(line, is_headline=rank == level)
    if story.past_headline:
        yield story.item()


@dataclass(slots=True)
class _Story:
    """A story while its lines are read."""

    stated: Record = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)
    photos: list[Record] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)
    begun: bool = False
    past_headline: bool = False

    def item(self) -> Item:
        byline = str(self.stated.get("byline_text") or "")
        record = self.stated | {
            "bylines": [
                {"role": one.role.value, "name": one.name} for one in parse_byline(half_width(byline)) or () if byline
            ],
            "paragraphs": self.paragraphs,
            "styles": self.styles,
            "photos": self.photos,
            "jump_lines": self.jumps,
        }
        if self._is_untitled():
            record["headline"] = None
        return Item(record=record, place=place_of(record), notes=self.notes)

    def _is_untitled(self) -> bool:
        """Return True if a story without a headline stands under its name in lists: the first words of its text."""
        shown = str(self.stated.get("headline"))
        named = Story(paragraphs=tuple(Paragraph(text=text) for text in self.paragraphs[:1])).title
        return shown in (UNTITLED, named)

    def take(self, line: Line, *, is_headline: bool) -> None:
        """Take one line of the story."""
        self.begun = True
        self.photos += ({"image": picture} for picture in line.pictures)
        if is_headline:
            self.past_headline = True
            self.stated["headline"] = line.text
        elif line.style in _PARTS:
            part = _PARTS[line.style]
            self.stated[part] = f"{self.stated[part]}\n{line.text}" if part in self.stated else line.text
        elif line.style == "Place":
            self.stated |= _place(line.text)
        elif line.style == "Jump":
            self._take_jump(line.text)
        elif line.style == "Note":
            self.notes.append(line.text.removeprefix(_NOTE))
        elif line.style in _IN_PHOTO:
            self._take_caption(_IN_PHOTO[line.style], line.text)
        elif line.text:
            self._take_text(line)

    def _take_jump(self, text: str) -> None:
        jump = whole_jump(half_width(text))
        if jump is None:
            self.paragraphs.append(text)
            return
        self.stated["continued_from" if jump.backward else "continued_on"] = jump.page
        self.jumps.insert(0 if jump.backward else len(self.jumps), text)

    def _take_caption(self, part: str, text: str) -> None:
        """Add a caption to the photo that lacks it; a photo without a picture begins with its first line."""
        if not self.photos or part in self.photos[-1] or (part != "credit" and "credit" in self.photos[-1]):
            self.photos.append({})
        self.photos[-1][part] = text

    def _take_text(self, line: Line) -> None:
        style = "crosshead" if _HEADING.match(line.style) else _STYLES.get(line.style)
        if style:
            self.styles[str(len(self.paragraphs))] = style
        self.paragraphs.append(line.text)


def _place(text: str) -> Record:
    """Return newspaper, date, page and section, as they are printed in this order; each may be missing."""
    found: Record = {}
    for word in text.split():
        page = _PAGE.match(word)
        if page:
            found["page"] = page[1]
        elif day := day_in(word):
            found["date"] = day
        else:
            found["section" if "page" in found else "newspaper"] = word
    return found
