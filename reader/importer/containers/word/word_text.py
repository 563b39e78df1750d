"""The text of Word's paragraphs and tables, with the pictures among it.

Deleted text (w:del), the instructions of fields, the readings over characters (w:rt) and the second copy of drawings,
which Word keeps for older programs (mc:Fallback), are passed over. A text box stands behind the paragraph that it
hangs on.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from reader.importer.blocks.table_rows import TableRows, span_of
from reader.importer.containers.word.word_styles import Look, Styles, look_of
from reader.importer.source.safe_xml import local, named

_PASSED_OVER = frozenset(
    ("del", "moveFrom", "instrText", "delText", "rt", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_SIGNS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_HEXADECIMAL = 16
_HAN_OR_LETTER = re.compile(r"[^\W\d_]")
_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")
_PICTURES = ("blip", "imagedata")


@dataclass(slots=True)
class WordParagraph:
    """A paragraph: its text with its own line ends, the relations and words of its pictures, its look.

    `style` is the id of its style. `runs` are the characters in each look of type; `words` describe the next picture.
    """

    style: str | None
    own: Look
    text: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    words: str = ""
    opens_page: bool = False
    runs: dict[Look, int] = field(default_factory=dict)

    def count(self, run: Look, text: str) -> None:
        """Count the characters of a piece of its text to a look of type."""
        if size := len(text.strip()):
            self.runs[run] = self.runs.get(run, 0) + size

    def add_picture(self, relation: str) -> None:
        """Add a picture with the words that describe it."""
        self.pictures.append((relation, self.words))
        self.words = ""

    def look(self, styles: Styles) -> Look:
        """Return the look of most of its characters; bold is what is bold throughout."""
        below = self.own.over(styles.look(self.style))
        if not self.runs:
            return below
        looks = {look.over(below): size for look, size in self.runs.items()}
        most = max(looks, key=lambda look: looks[look])
        return Look(bold=all(look.bold for look in looks)).over(most)


@dataclass(slots=True)
class WordCell:
    """A cell: the paragraphs and tables in it, and the number of columns that it takes."""

    parts: list["WordParagraph | WordTable"]
    columns: int = 1

    def text(self) -> str:
        return " ".join(part.text if isinstance(part, WordParagraph) else part.text() for part in self.parts)


@dataclass(slots=True)
class WordTable:
    """A table: its rows of cells. A cell that reaches down has an empty one in each row below."""

    rows: list[list[WordCell]]

    def parts(self) -> Iterator["WordParagraph | WordTable"]:
        """Yield what stands in the cells, row by row."""
        return (part for row in self.rows for cell in row for part in cell.parts)

    def is_layout(self, longest: int) -> bool:
        """Return True if a page is laid out in it: one cell a row, a picture, or a cell over `longest` characters."""
        return all(len(row) <= 1 for row in self.rows) or any(
            len(cell.text()) > longest or any(map(_has_picture, cell.parts)) for row in self.rows for cell in row
        )

    def text(self) -> str:
        """Return the table: a line for each row, a tab between cells."""
        grid = TableRows()
        for row in self.rows:
            grid.open_row()
            for cell in row:
                grid.open_cell(cell.columns)
                grid.write(cell.text())
        return grid.text()


def _has_picture(part: "WordParagraph | WordTable") -> bool:
    return bool(part.pictures) if isinstance(part, WordParagraph) else any(map(_has_picture, part.parts()))


def margin_lines(parts: Iterable[WordParagraph | WordTable]) -> list[str]:
    """Return the lines of headers or footers, each once, less those of nothing but page numbers."""
    texts = (part.text if isinstance(part, WordParagraph) else part.text() for part in parts)
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return list(dict.fromkeys(line for line in lines if _HAN_OR_LETTER.search(line)))


def content(element: ElementTree.Element) -> Iterator[WordParagraph | WordTable]:
    """Yield the paragraphs and tables of an element of a document's body."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        name = local(one)
        if name == "p":
            yield from _paragraph(one)
        elif name == "tbl":
            yield WordTable([_row(row) for row in wrapped(one, "tr", _WRAPPERS)])
        elif name not in _PASSED_OVER:
            # What Word wraps around paragraphs: content controls, changes, custom XML.
            waiting += reversed(one)


def _row(row: ElementTree.Element) -> list[WordCell]:
    return [
        WordCell([each for part in cell for each in content(part)], _columns(cell))
        for cell in wrapped(row, "tc", _WRAPPERS)
    ]


def _columns(cell: ElementTree.Element) -> int:
    properties = next((child for child in cell if local(child) == "tcPr"), ())
    return span_of(next((named(each, "val") for each in properties if local(each) == "gridSpan"), None))


def wrapped(element: ElementTree.Element, name: str, wrappers: Collection[str]) -> Iterator[ElementTree.Element]:
    """Yield the rows of a table, or the cells of a row, some of which stand in `wrappers`.

    A table in a cell has rows of its own.
    """
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if local(one) == name:
            yield one
        elif local(one) in wrappers:
            waiting += reversed(one)


def _paragraph(element: ElementTree.Element) -> Iterator[WordParagraph | WordTable]:
    properties = next((child for child in element if local(child) == "pPr"), None)
    style = next((named(each, "val") for each in properties or () if local(each) == "pStyle"), None)
    made = WordParagraph(style, _without_type(properties))
    boxes: list[ElementTree.Element] = []
    pieces: list[str] = []
    for run, part in _parts(element, boxes):
        _take(part, run, made, pieces)
    made.text = "".join(pieces)
    yield made
    for box in boxes:
        yield from content(box)


def _without_type(properties: ElementTree.Element | None) -> Look:
    """Return a paragraph's own look; the type among its properties is that of the mark at its end."""
    if properties is None:
        return Look()
    found = look_of(properties)
    return Look(found.level, None, None, found.centred, None, found.breaks_page, found.listed)


def _parts(
    element: ElementTree.Element, boxes: list[ElementTree.Element]
) -> Iterator[tuple[Look, ElementTree.Element]]:
    """Yield the parts of a paragraph with the type of their run; text boxes are laid in `boxes`."""
    waiting: list[tuple[Look, ElementTree.Element]] = [(Look(), child) for child in reversed(element)]
    while waiting:
        run, part = waiting.pop()
        name = local(part)
        if name == "txbxContent":
            boxes.append(part)
        elif name not in _PASSED_OVER:
            if name == "r":
                properties = next((child for child in part if local(child) == "rPr"), None)
                run = look_of(properties) if properties is not None else Look()
            yield run, part
            waiting += ((run, child) for child in reversed(part))


def _take(part: ElementTree.Element, run: Look, made: WordParagraph, pieces: list[str]) -> None:
    name = local(part)
    if name == "t":
        text = part.text or ""
        pieces.append(text)
        made.count(Look(size=run.size, bold=run.bold), text)
    elif name == "br":
        if named(part, "type") == "page" and not "".join(pieces).strip():
            made.opens_page = True
        else:
            pieces.append("\n")
    elif name in _SIGNS:
        pieces.append(_SIGNS[name])
    elif name == "sym":
        pieces.append(_symbol(named(part, "char") or ""))
    elif name in _PICTURES and (relation := named(part, "embed") or named(part, "id")):
        made.add_picture(relation)
    elif name == "docPr":
        made.words = named(part, "descr") or ""


def _symbol(code: str) -> str:
    """Return a character of a symbol font, which Word gives in hexadecimal digits; '' for one of its private signs."""
    try:
        sign = chr(int(code, _HEXADECIMAL))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ue000" <= sign <= "\uf8ff" else sign
