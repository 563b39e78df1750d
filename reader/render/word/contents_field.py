"""A table of contents as a field, which Word and LibreOffice update with the page numbers that they alone know.

Its lines are there from the start, each a link to its heading, for programs that do not update fields.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.render.sections import Entry
from reader.render.word.body import Body
from reader.render.xml_text import xml_text

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


REFERENCES, REFERENCES_ANCHOR = "参考文献", "_TocReferences"


def add_contents(body: Body, entries: Sequence[Entry], levels: int) -> None:
    """Add the contents of headings 1 to `levels` and the references. Word asks once if it may update them."""
    lines = [*_lines(entries, 0), (REFERENCES, REFERENCES_ANCHOR, 0)]
    for index, (title, name, level) in enumerate(lines):
        paragraph = body.add(f"TOC{level + 1}")
        if index == 0:
            _open_field(paragraph, f' TOC \\o "1-{levels}" \\h \\z \\u ')
        _add_link(paragraph, xml_text(title), name)
        if index == len(lines) - 1:
            _add_field_character(paragraph, "end")


def bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Give a heading the name that the contents link to."""
    start, end = _element("bookmarkStart"), _element("bookmarkEnd")
    for element in (start, end):
        element.set(_name("id"), str(number))
    start.set(_name("name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def anchor(first: int, level: int) -> str:
    """Return the bookmark name of the entry at `level` whose first story is number `first`."""
    return f"_Toc{level + 1}{first:06}"


def _lines(entries: Sequence[Entry], level: int) -> Iterator[tuple[str, str, int]]:
    """Yield the title, bookmark name of the heading, and level of each line."""
    for entry in entries:
        yield entry.title, anchor(entry.first, level), level
        yield from _lines(entry.below, level + 1)


def _add_link(paragraph: "Paragraph", text: str, name: str) -> None:
    link = _element("hyperlink")
    link.set(_name("anchor"), name)
    link.set(_name("history"), "1")
    link.append(paragraph.add_run(text)._r)
    paragraph._p.append(link)


def _open_field(paragraph: "Paragraph", instruction: str) -> None:
    """Begin a field whose result, which follows, is out of date; a field character ends it."""
    _add_field_character(paragraph, "begin").set(_name("dirty"), "true")
    text = _element("instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = instruction
    paragraph.add_run()._r.append(text)
    _add_field_character(paragraph, "separate")


def _add_field_character(paragraph: "Paragraph", kind: str) -> Any:
    character = _element("fldChar")
    character.set(_name("fldCharType"), kind)
    paragraph.add_run()._r.append(character)
    return character


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{name}")


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
