"""The text of marked-up pages as it stands, passage by passage, with the element that holds each."""

import re
from collections.abc import Iterator

from reader.importer.containers.web.html_tree import Element, is_block, is_silent, walk_of
from reader.importer.source.decoding import clean

_WRAPPED = re.compile(r"(?<![ \t\r])[ \t\r]*+\n[ \t\r\n]*+")
_EDGES = re.compile(r"^[ \t\r]*+\n[ \t\r\n]*+|(?<![ \t\r\n])[ \t\r\n]*\n[ \t\r]*$")


def passages(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each stretch of text below `root` with its block element, and each picture with ''; nothing that is hidden.

    Blanks stay; only a line end of the source, which programs put in where they wrap it, is none of the text. A `br` is
    a line end. The walk does not recurse.
    """
    holders = [root]
    words = [""]
    walk = walk_of(root)
    for event, element in walk:
        opens = element is not root and is_block(element) and element.tag != "br"
        if event == "start":
            if is_silent(element):
                walk.skip_subtree()
                continue
            if opens or element.tag == "img":
                yield from _passage(holders[-1], words)
            if opens:
                holders.append(element)
            if element.tag == "img":
                yield element, ""
            elif element.tag == "br":
                words.append("")
            else:
                words[-1] += element.text or ""
        else:
            if holders[-1] is element and opens:
                yield from _passage(element, words)
                holders.pop()
            if element is not root:
                words[-1] += element.tail or ""
    yield from _passage(root, words)


def table_text(table: Element) -> str:
    """Return the text of a table: a line for each row, a tab between cells."""
    rows = ([_unwrapped("".join(cell.itertext())) for cell in row.iter("td", "th")] for row in table.iter("tr"))
    return "\n".join("\t".join(cells) for cells in rows)


def _passage(holder: Element, words: list[str]) -> Iterator[tuple[Element, str]]:
    text = "\n".join(map(_unwrapped, words))
    words[:] = [""]
    if text.strip():
        yield holder, text


def _unwrapped(line: str) -> str:
    return _WRAPPED.sub(_joint, _EDGES.sub("", clean(line)))


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before.isascii() and after.isascii() else ""
