"""The visible text of an HTML tree as lines with facts: headings, pictures, captions, tables, lists, quotations, type.

The walk does not recurse. No line is left out; words of forms come with their kind of furniture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reader.importer.blocks.block import Emphasis, Stated
from reader.importer.blocks.token import described
from reader.importer.containers.web.html_tables import rows_of
from reader.importer.containers.web.html_tree import (
    CONTROLS,
    MARK,
    Element,
    heading_level,
    is_block,
    is_hidden,
    is_silent,
    tag_of,
    walk_of,
)
from reader.importer.containers.web.picture_link import picture_link
from reader.importer.containers.web.tidy_text import BLANK, tidy, unspaced
from reader.importer.containers.web.type_sizes import size_of

_LONGEST_HEADING_CHARS = 120
"""Code points of a heading. A longer one is a page's mistake: a heading that nothing closes, type for its size."""

_LONGEST_NAME_CHARS = 200
"""Code points of the words that stand in a picture's place."""

_SET_APART = re.compile(r"[ \t\r\n]*")
_INDENT = re.compile(r"\s{0,200}(?:\u3000|\xa0{2}|[ \xa0]{4})")
_FIELD = re.compile(
    r"(?:作者|记者|来源|稿源|版次|版面|日期|时间|发布时间|阅读|阅读量|浏览|浏览量|点击|编辑|责任编辑|字数)[:：]"
)
_CENTRED = re.compile(r"text-align\s{0,3}:\s{0,3}center", re.IGNORECASE)
_STATED = {"blockquote": Stated.QUOTATION, "li": Stated.ITEM, "figcaption": Stated.CAPTION}
_SPECIAL = frozenset(("img", MARK, "table", *CONTROLS))
"""Tags of elements that are more than marks around words."""

_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em"))


@dataclass(slots=True)
class Line:
    """A line of text with what its marks say; an `image` is a picture's link, with its alternative text.

    `level` is 1 to 6 for a heading. `links` counts the characters of links, white space apart. `size` is that of the
    type in CSS pixels, None for that of the page. `element` is the element in whose lines the text stands. `part` names
    the part of the page that comments around it state; '' for none. `control` is True for words of a form. `pieces` are
    its words by the elements in it, if there are several. `places` are the numbers, from 0, of the document's lines
    whose words it has; none if they stand on none of them.
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
    pieces: tuple[str, ...] = ()
    places: range = range(0)

    @property
    def spaced(self) -> str:
        """The text, its words by the elements in it set apart."""
        return " ".join(self.pieces) or self.text

    @property
    def chars(self) -> int:
        """Characters, white space apart."""
        return len(unspaced(self.text))


def lines_of(root: Element, *, hidden: bool = False) -> list[Line]:
    """Return the lines below an element, in order, empty ones left out. The element's own tag opens none.

    `hidden` takes in what its own style hides.
    """
    walk = walk_of(root)
    scope = _Scope(root)
    for event, element in walk:
        if event == "end":
            if element is not root:
                scope.leave(element, tag_of(element))
        elif is_silent(element) or (not hidden and element is not root and is_hidden(element)):
            scope.skip(element, walk)
        elif (tag := tag_of(element)) in _SPECIAL:
            _enter_special(scope, element, tag, walk)
        else:
            scope.enter(element, tag)
    scope.end_line()
    for at, line in enumerate(scope.lines):
        line.places = range(at, at + 1)
    return scope.lines


def _enter_special(scope: "_Scope", element: Element, tag: str, walk: Any) -> None:
    if tag == "img":
        scope.put(_image(element, scope.part))
    elif tag == MARK:
        scope.end_line()
        name = element.get("name") or ""
        scope.part = "" if name.startswith("/") else name
    elif tag == "table" and element is not scope.root and (rows := rows_of(element, text_of)):
        table = "\n".join("\t".join(row) for row in rows)
        scope.put(Line(table, stated=Stated.TABLE, element=element, part=scope.part))
        scope.skip(element, walk)
    elif tag in CONTROLS:
        scope.put(_control(element))
        scope.skip(element, walk)
    else:
        scope.enter(element, tag)


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
    """Marks that hold where the walk stands, the words of the line that it is in, and the lines so far."""

    root: Element
    part: str = ""
    lines: list[Line] = field(default_factory=list)
    _skipped: set[Element] = field(default_factory=set)
    _words: list[_Words] = field(default_factory=list)
    _holders: list[Element] = field(default_factory=list)
    _links: int = 0
    _bold: int = 0
    _italic: int = 0
    _sizes: list[tuple[Element, float]] = field(default_factory=list)
    _roles: list[tuple[Element, Stated]] = field(default_factory=list)
    _centres: list[tuple[Element, bool]] = field(default_factory=list)
    _set: int = 0
    _heading: Element | None = None
    _headed: list[Line] = field(default_factory=list)

    def skip(self, element: Element, walk: Any) -> None:
        """Leave out what an element holds, not the words behind it."""
        walk.skip_subtree()
        self._skipped.add(element)
        if is_block(element):
            self.end_line()

    def enter(self, element: Element, tag: str) -> None:
        if tag == "a":
            self._links += element.get("href") is not None
        elif tag in _BOLD:
            self._bold += 1
        elif tag in _ITALIC:
            self._italic += 1
        elif is_block(element):
            self._hold(element, tag)
        if element.attrib:
            if (size := size_of(element, self._sizes[-1][1] if self._sizes else None)) is not None:
                self._sizes.append((element, size))
            if (centred := _is_centred(element)) is not None:
                self._centres.append((element, centred))
        if text := element.text:
            self.add(text)

    def _hold(self, element: Element, tag: str) -> None:
        """Begin the lines of a block element."""
        if element is not self.root:
            self.end_line()
            if self._heading is None and heading_level(element):
                self._heading = element
        self._holders.append(element)
        self._set += tag == "pre"
        if tag in _STATED:
            self._roles.append((element, _STATED[tag]))

    def leave(self, element: Element, tag: str) -> None:
        """Take back what an element set, and take in the words behind it."""
        if self._skipped and element in self._skipped:
            self._skipped.discard(element)
        elif tag == "a":
            self._links -= element.get("href") is not None
        elif tag in _BOLD:
            self._bold -= 1
        elif tag in _ITALIC:
            self._italic -= 1
        elif tag != "img" and is_block(element) and tag != MARK:
            self.end_line()
            self._holders.pop()
            self._set -= tag == "pre"
            if element is self._heading:
                self._heading = None
                self.lines += _as_heading(self._headed, heading_level(element), element)
                self._headed = []
        if self._sizes or self._roles or self._centres:
            self._unmark(element)
        if text := element.tail:
            self.add(text)

    def _unmark(self, element: Element) -> None:
        for marks in (self._sizes, self._roles, self._centres):
            if marks and marks[-1][0] is element:
                marks.pop()

    def add(self, text: str) -> None:
        """Take in words; the white space by which a source sets its tags apart opens no line."""
        if self._set and "\n" in text:
            self._add_set_lines(text)
        elif self._words or not text.isspace() or not _SET_APART.fullmatch(text):
            size = self._sizes[-1][1] if self._sizes else None
            self._words.append(_Words(text, self._links > 0, self._bold > 0, self._italic > 0, size))

    def _add_set_lines(self, text: str) -> None:
        """Take in words whose line ends stand as they are written: those of `pre`."""
        first, *others = text.split("\n")
        self.add(first)
        for line in others:
            self.end_line()
            self.add(line)

    def put(self, line: Line | None) -> None:
        """End the line that the walk is in, and put another."""
        self.end_line()
        if line:
            self.lines.append(line)

    def end_line(self) -> None:
        """Put the line that ends here, if it has a word; lines of a heading wait for its end."""
        if not self._words:
            return
        words, self._words = self._words, []
        whole = _joined(words)
        text = tidy(whole)
        if not text:
            return
        line = Line(
            text,
            stated=self._roles[-1][1] if self._roles else Stated.TEXT,
            emphasis=_emphasis(words),
            indented=whole[0].isspace() and _INDENT.match(whole) is not None,
            centred=bool(self._centres and self._centres[-1][1]),
            size=_size(words),
            links=_linked(words),
            element=self._holders[-1] if self._holders else self.root,
            part=self.part,
            pieces=tuple(each.text for each in words) if len(words) > 1 else (),
        )
        (self.lines if self._heading is None else self._headed).append(line)


def _joined(words: list[_Words]) -> str:
    """Return the words of a line; a named field in an element of its own (作者：…) stays apart from the one before."""
    if len(words) == 1:
        return words[0].text
    return "".join(" " + each.text if at and _FIELD.match(each.text) else each.text for at, each in enumerate(words))


def _linked(words: list[_Words]) -> int:
    """Count the characters of links, white space apart."""
    return sum(len(unspaced(each.text)) for each in words if each.linked)


def _size(words: list[_Words]) -> float | None:
    """Return the size of most of a line's words."""
    if len(words) == 1:
        return words[0].size
    return max(words, key=lambda each: len(each.text.strip())).size


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
    if not (words[-1].bold or words[-1].italic or words[0].bold or words[0].italic):
        return None
    seen = [each for each in words if each.text.strip(BLANK)]
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


def _control(element: Element) -> Line | None:
    """Return the words of a part of a form."""
    words = (tidy(str(text)) for text in element.itertext())
    text = " ".join(filter(None, words))
    return Line(text, element=element, control=True) if text else None


def _image(element: Element, part: str) -> Line | None:
    link = picture_link(element)
    if link is None:
        return None
    alt, title = (tidy(element.get(name) or "").replace("\n", " ")[:_LONGEST_NAME_CHARS] for name in ("alt", "title"))
    return Line(described(alt, title), image=link, element=element, part=part)
