"""The visible text of an HTML tree as lines with facts: headings, pictures, captions, tables, lists, quotations, type.

The walk does not recurse. No line is left out; words of forms come with their kind of furniture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.containers.web.html_tables import rows_of
from reader.importer.containers.web.html_tree import (
    MARK,
    Element,
    heading_level,
    is_block,
    is_control,
    is_hidden,
    is_silent,
    tag_of,
    walk_of,
)
from reader.importer.containers.web.type_sizes import size_of
from reader.importer.source.decoding import clean

_LONGEST_HEADING_CHARS = 120
"""Code points of a heading. A longer one is a page's mistake: a heading that nothing closes, type for its size."""

_LONGEST_LINK_CHARS, _LONGEST_NAME_CHARS = 500, 200
"""Code points of a picture's link, and of the words that stand in its place."""

_LINE_END = re.compile(r"[ \t\r\xa0]*\n[ \t\r\n\xa0]*")
_TABS = re.compile(r"[\t\xa0]+")
_INDENT = re.compile(r"\s{0,200}(?:\u3000|\xa0{2}|[ \xa0]{4})")
_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)
_BLANK = "\u3000\xa0 \t\r\n"
_STATED = {"blockquote": Stated.QUOTATION, "li": Stated.ITEM, "figcaption": Stated.CAPTION}
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em"))


@dataclass(slots=True)
class Line:
    """A line of text with what its marks say; an `image` is a picture's link, with its alternative text.

    `level` is 1 to 6 for a heading. `links` counts the characters of links, white space apart. `size` is that of the
    type in CSS pixels, None for that of the page. `element` is the element in whose lines the text stands. `part` names
    the part of the page that comments around it state; '' for none. `control` is True for words of a form.
    """

    text: str = ""
    level: int = 0
    image: str | None = None
    stated: Stated = Stated.TEXT
    emphasis: Emphasis | None = None
    indented: bool = False
    centred: bool = False
    size: float | None = None
    links: int = 0
    element: Element = None
    part: str = ""
    control: bool = False

    @property
    def chars(self) -> int:
        """Characters, white space apart."""
        return len("".join(self.text.split()))

    def marked(self) -> str:
        """Return the line with the marks of Markdown, for a source that is text otherwise."""
        if self.image is not None:
            return f"![{self.text}]({self.image})"
        return f"{'#' * self.level} {self.text}" if self.level else self.text


def lines_of(root: Element, *, hidden: bool = False) -> Iterator[Line]:
    """Yield the lines below an element, in order, empty ones left out. The element's own tag opens none.

    `hidden` takes in what its own style hides.
    """
    walk = walk_of(root)
    scope = _Scope(root)
    for event, element in walk:
        if event == "start":
            if is_silent(element) or (not hidden and element is not root and is_hidden(element)):
                walk.skip_subtree()
                scope.skipped.add(element)
                if is_block(element):
                    yield from scope.flushed()
            else:
                yield from _entered(scope, element, walk)
        elif element is not root:
            yield from _left(scope, element)
    yield from scope.flushed()


def _entered(scope: "_Scope", element: Element, walk: object) -> Iterator[Line]:
    tag = tag_of(element)
    if tag == "img":
        yield from scope.flushed()
        yield from _image(element, scope.part)
    elif tag == MARK:
        yield from scope.flushed()
        name = element.get("name") or ""
        scope.part = "" if name.startswith("/") else name
    elif is_control(element):
        walk.skip_subtree()  # type: ignore[attr-defined]  # lxml ships no types
        scope.skipped.add(element)
        yield from scope.flushed()
        yield from _control(element)
    elif tag == "table" and element is not scope.root and (rows := rows_of(element, text_of)):
        walk.skip_subtree()  # type: ignore[attr-defined]  # lxml ships no types
        scope.skipped.add(element)
        yield from scope.flushed()
        yield Line("\n".join("\t".join(row) for row in rows), stated=Stated.TABLE, element=element, part=scope.part)
    else:
        if is_block(element) and element is not scope.root:
            yield from scope.flushed()
        scope.enter(element, tag)
        scope.add(element.text)


def _left(scope: "_Scope", element: Element) -> Iterator[Line]:
    if tag_of(element) in ("img", MARK):
        pass
    elif element in scope.skipped:
        scope.skipped.discard(element)
    else:
        if is_block(element):
            yield from scope.flushed()
        yield from scope.leave(element)
    scope.add(element.tail)


@dataclass(slots=True)
class _Words:
    """A stretch of text of one type."""

    text: str
    linked: bool
    bold: bool
    italic: bool
    size: float | None


@dataclass(slots=True)
class _Scope:
    """Marks that hold where the walk stands, and the words of the line that it is in."""

    root: Element
    part: str = ""
    skipped: set[Element] = field(default_factory=set)
    _words: list[_Words] = field(default_factory=list)
    _holders: list[Element] = field(default_factory=list)
    _links: int = 0
    _bold: int = 0
    _italic: int = 0
    _sizes: list[tuple[Element, float]] = field(default_factory=list)
    _roles: list[tuple[Element, Stated]] = field(default_factory=list)
    _centres: list[tuple[Element, bool]] = field(default_factory=list)
    _heading: Element | None = None
    _headed: list[Line] = field(default_factory=list)

    def enter(self, element: Element, tag: str) -> None:
        if tag == "a":
            self._links += element.get("href") is not None
        elif tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif is_block(element):
            self._holders.append(element)
            if tag in _STATED:
                self._roles.append((element, _STATED[tag]))
            if self._heading is None and element is not self.root and heading_level(element):
                self._heading = element
        if element.attrib:
            if (size := size_of(element, self._sizes[-1][1] if self._sizes else None)) is not None:
                self._sizes.append((element, size))
            if (centred := _is_centred(element)) is not None:
                self._centres.append((element, centred))

    def leave(self, element: Element) -> Iterator[Line]:
        """Take back what an element set; yield the heading that ends with it."""
        tag = tag_of(element)
        if tag == "a":
            self._links -= element.get("href") is not None
        elif tag in _BOLD:
            self._bold -= 1
        elif tag in _ITALIC:
            self._italic -= 1
        elif is_block(element):
            self._holders.pop()
        for marks in (self._sizes, self._roles, self._centres):
            if marks and marks[-1][0] is element:
                marks.pop()
        if element is self._heading:
            self._heading = None
            yield from _as_heading(self._headed, heading_level(element), element)
            self._headed = []

    def add(self, text: str | None) -> None:
        if text:
            size = self._sizes[-1][1] if self._sizes else None
            self._words.append(_Words(text, self._links > 0, self._bold > 0, self._italic > 0, size))

    def flushed(self) -> Iterator[Line]:
        """Yield the line that ends here, if it has a word; lines of a heading wait for its end."""
        words, self._words = self._words, []
        whole = "".join(each.text for each in words)
        text = tidy(whole)
        if not text:
            return
        line = Line(
            text,
            stated=self._roles[-1][1] if self._roles else Stated.TEXT,
            emphasis=_emphasis(words),
            indented=_INDENT.match(whole) is not None,
            centred=bool(self._centres and self._centres[-1][1]),
            size=max(words, key=lambda each: len(each.text.strip())).size,
            links=sum(len("".join(each.text.split())) for each in words if each.linked),
            element=self._holders[-1] if self._holders else self.root,
            part=self.part,
        )
        if self._heading is None:
            yield line
        else:
            self._headed.append(line)


def _as_heading(lines: list[Line], level: int, element: Element) -> Iterator[Line]:
    """Yield the lines of a heading as one, as `br` or `p` in it set it in several; what is too long is none."""
    if not lines:
        return
    text = " ".join(line.text for line in lines)
    if len(text) > _LONGEST_HEADING_CHARS:
        yield from lines
        return
    first = lines[0]
    yield Line(
        text,
        level=level,
        centred=first.centred,
        size=first.size,
        links=sum(line.links for line in lines),
        element=element,
        part=first.part,
    )


def _emphasis(words: list[_Words]) -> Emphasis | None:
    """Return the type in which all words of a line are set."""
    seen = [each for each in words if each.text.strip(_BLANK)]
    if all(each.bold for each in seen):
        return Emphasis.BOLD
    return Emphasis.ITALIC if all(each.italic for each in seen) else None


def _is_centred(element: Element) -> bool | None:
    """Return True or False if an element says how its lines stand."""
    style, align = element.get("style"), element.get("align")
    if style and "text-align" in style.lower():
        return _CENTRED.search(style) is not None
    return align.strip().lower() in ("center", "middle") if align else None


def text_of(element: Element) -> str:
    """Return all text below an element in one line."""
    return " ".join(line.text for line in lines_of(element) if line.image is None)


def tidy(text: str) -> str:
    """Return one line: line ends of the source file vanish between Chinese characters, other white space shrinks."""
    text = clean(text).strip(_BLANK)
    return _TABS.sub(" ", _LINE_END.sub(_joint, text)).strip("\u3000 ")


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before.isascii() and after.isascii() else ""


def _control(element: Element) -> Iterator[Line]:
    """Yield the words of a part of a form."""
    words = (tidy(str(text)) for text in element.itertext())
    if text := " ".join(filter(None, words)):
        yield Line(text, element=element, control=True)


def _image(element: Element, part: str) -> Iterator[Line]:
    """Yield an image by its link; a picture written into the page itself (data:) has none that could be kept."""
    link = unquote(clean(element.get("src") or "")).strip()
    if link and not link.lower().startswith("data:") and len(link) <= _LONGEST_LINK_CHARS and "\n" not in link:
        alt = tidy(element.get("alt") or "").replace("\n", " ")[:_LONGEST_NAME_CHARS]
        yield Line(alt, image=link, element=element, part=part)
