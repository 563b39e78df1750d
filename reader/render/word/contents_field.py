"""A table of contents as a field, which Word and LibreOffice fill with page numbers: they alone know them.

Its lines stand in it already, each a link to its heading, so that programs that fill nothing show the contents too.
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
    """The contents of headings 1 to `levels` and the references. Word asks once if it may fill them in."""
    lines = [*_lines(entries, 0), (REFERENCES, REFERENCES_ANCHOR, 0)]
    for place, (title, name, level) in enumerate(lines):
        paragraph = body.add(f"TOC{level + 1}")
        if place == 0:
            _open_field(paragraph, f' TOC \\o "1-{levels}" \\h \\z \\u ')
        _add_link(paragraph, xml_text(title), name)
        if place == len(lines) - 1:
            _mark(paragraph, "end")


def bookmark(paragraph: "Paragraph", name: str, number: int) -> None:
    """Name a heading, so that the contents lead to it."""
    start, end = _element("bookmarkStart"), _element("bookmarkEnd")
    for element in (start, end):
        element.set(_name("id"), str(number))
    start.set(_name("name"), name)
    paragraph._p.insert(1, start)
    paragraph._p.append(end)


def anchor(first: int, level: int) -> str:
    """The name of a heading: of the entry of this level that begins with the story of this number."""
    return f"_Toc{level + 1}{first:06}"


def _lines(entries: Sequence[Entry], level: int) -> Iterator[tuple[str, str, int]]:
    """Each line's words, the heading that it leads to, and its level."""
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
    """The head of a field whose result is out of date; the result follows, then the mark of its end."""
    _mark(paragraph, "begin").set(_name("dirty"), "true")
    text = _element("instrText")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = instruction
    paragraph.add_run()._r.append(text)
    _mark(paragraph, "separate")


def _mark(paragraph: "Paragraph", kind: str) -> Any:
    mark = _element("fldChar")
    mark.set(_name("fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
    return mark


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{name}")


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
