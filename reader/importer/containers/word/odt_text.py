"""The text of an OpenDocument text: paragraphs and tables as those of Word, with the pictures among them.

Deleted text, remarks, the numbers of notes and the readings over characters are passed over. A text box stands
behind the paragraph that it hangs on.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from reader.importer.blocks.table_rows import span_of
from reader.importer.containers.word.odt_styles import level_of
from reader.importer.containers.word.word_styles import Look, Styles
from reader.importer.containers.word.word_text import WordCell, WordParagraph, WordTable, wrapped
from reader.importer.source.safe_xml import local, named

_PASSED_OVER = frozenset(
    (
        *("tracked-changes", "forms", "annotation", "note-citation", "ruby-text", "title", "desc"),
        *("sequence-decls", "variable-decls", "user-field-decls", "event-listeners"),
        *("table-of-content-source", "alphabetical-index-source", "bibliography-source", "user-index-source"),
    )
)
_SPACES = re.compile(r"[ \t\r\n]+")
_ROW_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_CELLS = ("table-cell", "covered-table-cell")

Notes = list[ElementTree.Element]
"""Bodies of foot- and endnotes, which stand behind the text."""

_Piece = tuple[Look, ElementTree.Element | str]
"""A piece of a paragraph, with the type that it is set in."""


def content(
    element: ElementTree.Element, runs: Styles, notes: Notes, *, listed: bool = False
) -> Iterator[WordParagraph | WordTable]:
    """Yield the paragraphs and tables of an element of a document's body; notes are laid in `notes`."""
    waiting = [(element, listed)]
    while waiting:
        one, in_list = waiting.pop()
        name = local(one)
        if name in ("p", "h", "frame"):
            yield from _paragraph(one, runs, notes, listed=in_list)
        elif name == "table":
            yield WordTable([_row(row, runs, notes) for row in wrapped(one, "table-row", _ROW_GROUPS)])
        elif name not in _PASSED_OVER:
            waiting += ((child, in_list or name == "list") for child in reversed(one))


def _row(row: ElementTree.Element, runs: Styles, notes: Notes) -> list[WordCell]:
    """Return the cells of a row; those that another covers are empty, and empty ones may stand for several."""
    cells: list[WordCell] = []
    for cell in (child for child in row if local(child) in _CELLS):
        parts = [part for child in cell for part in content(child, runs, notes)]
        cells += [WordCell(parts)] * span_of(named(cell, "number-columns-repeated"))
    return cells


def _paragraph(
    element: ElementTree.Element, runs: Styles, notes: Notes, *, listed: bool
) -> Iterator[WordParagraph | WordTable]:
    look = Look(level=level_of(named(element, "outline-level")), listed=True if listed else None)
    made = WordParagraph(named(element, "style-name"), look)
    boxes: list[ElementTree.Element] = []
    pieces: list[str] = []
    waiting: list[_Piece] = [(Look(), element)]
    while waiting:
        run, part = waiting.pop()
        if isinstance(part, str):
            text = _SPACES.sub(" ", part)
            pieces.append(text)
            made.count(run, text)
        elif local(part) == "text-box":
            boxes.append(part)
        elif local(part) == "note-body":
            notes.append(part)
        elif local(part) not in _PASSED_OVER:
            _take(part, made, pieces)
            waiting += reversed(list(_inside(part, _run(part, run, runs))))
    made.text = "".join(pieces)
    yield made
    for box in boxes:
        yield from content(box, runs, notes)


def _inside(element: ElementTree.Element, run: Look) -> Iterator[_Piece]:
    yield run, element.text or ""
    for child in element:
        yield run, child
        yield run, child.tail or ""


def _run(part: ElementTree.Element, around: Look, runs: Styles) -> Look:
    """Return the type of a part: that of its own style, over the type around it."""
    if local(part) != "span":
        return around
    own = runs.look(named(part, "style-name"))
    return Look(size=own.size, bold=own.bold).over(around)


def _take(part: ElementTree.Element, made: WordParagraph, pieces: list[str]) -> None:
    name = local(part)
    if name == "s":
        pieces.append(" " * span_of(named(part, "c")))
    elif name == "tab":
        pieces.append(" ")
    elif name == "line-break":
        pieces.append("\n")
    elif name == "frame":
        words = {local(each): (each.text or "").strip() for each in part}
        made.words = words.get("desc") or words.get("title") or ""
    elif name == "image":
        made.add_picture(named(part, "href") or "")
