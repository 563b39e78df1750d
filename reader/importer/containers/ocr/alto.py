"""ALTO: a page of a newspaper as libraries keep it, block by block and word by word, with the words' places.

Versions 2 to 4, https://www.loc.gov/standards/alto. Margins hold the page's head and foot; headings are blocks that
their tags name so, else those in larger type.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.block import Region, Stated
from reader.importer.blocks.dialects.roles import region_role
from reader.importer.containers.block_sheet import BlockSheet, Facts
from reader.importer.containers.ocr.joined_lines import joined
from reader.importer.containers.word.word_headings import Set, levels
from reader.importer.containers.word.word_styles import Look
from reader.importer.manuscript import Manuscript
from reader.importer.source.safe_files import PAGE_LIMIT_BYTES, Document
from reader.importer.source.safe_xml import children, local
from reader.text.numerals import page_number

_PARTS = ("Styles", "Tags", "Layout")
_MARGINS = ("TopMargin", "BottomMargin", "LeftMargin", "RightMargin")
_PICTURES = ("Illustration", "GraphicalElement")
_HALF_POINTS = 2
_PRINTED = 0.9
"""Confidence of the printed number that a library's program read from a page."""


@dataclass(slots=True)
class Piece:
    """A block of text or a picture: its identifier, text, the size of its type, its tags, its place."""

    key: str = ""
    text: str = ""
    size: float = 0
    tags: list[str] = field(default_factory=list)
    region: Region | None = None
    confidence: float | None = None
    picture: bool = False
    margin: bool = False


@dataclass(frozen=True, slots=True)
class AltoPage:
    """A page: its blocks and pictures, and what it says of its number."""

    pieces: list[Piece]
    guesses: tuple[Guess, ...]


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """Yield the pages of an ALTO file. FileRefused 'empty' for one without text, or as `safe_xml`."""
    found = False
    for page in pages_of(document):
        sheet = BlockSheet()
        write(sheet, page.pieces)
        if sheet:
            found = True
            yield sheet.manuscript(page.guesses)
    if not found:
        raise FileRefused(document.path, FileReason.EMPTY)


def pages_of(document: Document) -> Iterator[AltoPage]:
    """Yield the pages of an ALTO file, whose schema puts styles and tags before them. FileRefused as `safe_xml`."""
    sizes: dict[str, float] = {}
    labels: dict[str, str] = {}
    number = 0
    for element in children(document, _PARTS, PAGE_LIMIT_BYTES):
        key = element.get("ID", "")
        if local(element) == "Page":
            number += 1
            yield AltoPage(list(_pieces(element, number, sizes, labels)), tuple(_guesses(element)))
        elif local(element) == "TextStyle":
            sizes[key] = _number(element.get("FONTSIZE")) or 0.0
        else:
            labels[key] = element.get("LABEL", "")


def _pieces(page: ElementTree.Element, number: int, sizes: dict[str, float], labels: dict[str, str]) -> Iterator[Piece]:
    waiting: list[tuple[bool, ElementTree.Element]] = [(False, page)]
    while waiting:
        margin, element = waiting.pop()
        name = local(element)
        if name in _PICTURES:
            yield Piece(element.get("ID") or "", picture=name == "Illustration", region=_region(element, number))
        elif name == "TextBlock":
            piece = _text(element, sizes)
            piece.tags = [labels.get(tag, "") for tag in (element.get("TAGREFS") or "").split()]
            piece.key, piece.region, piece.margin = element.get("ID") or "", _region(element, number), margin
            yield piece
        else:
            waiting += ((margin or name in _MARGINS, child) for child in reversed(element))


def _text(block: ElementTree.Element, sizes: dict[str, float]) -> Piece:
    lines: list[str] = []
    found: list[float] = []
    sure: list[float] = []
    styles = (block.get("STYLEREFS") or "").split()
    for line in (each for each in block if local(each) == "TextLine"):
        words: list[str] = []
        for word in (each for each in line if local(each) == "String"):
            words += _word(word)
            styles += (word.get("STYLEREFS") or line.get("STYLEREFS") or "").split()
            if (confidence := _number(word.get("WC"))) is not None:
                sure.append(confidence)
        lines.append(joined(words))
    found = [sizes[style] for style in styles if sizes.get(style)]
    return Piece(
        "", joined(lines), max(found, key=found.count, default=0.0), confidence=sum(sure) / len(sure) if sure else None
    )


def _word(word: ElementTree.Element) -> list[str]:
    """Return a word; of one that is cut at a line's end the whole in its first line, and nothing in the second."""
    kind, whole = word.get("SUBS_TYPE"), word.get("SUBS_CONTENT")
    if kind == "HypPart2" and whole:
        return []
    return [(whole if kind == "HypPart1" and whole else word.get("CONTENT")) or ""]


def write(sheet: BlockSheet, pieces: list[Piece]) -> None:
    """Write blocks and pictures in their order."""
    ranks = levels(
        [Set("" if each.margin else each.text, Look(size=round(each.size * _HALF_POINTS))) for each in pieces]
    )
    for piece, rank in zip(pieces, ranks, strict=True):
        roles = [role for tag in piece.tags for role in (region_role(tag), region_role(f"section_{tag}"))]
        level = next((role.level for role in roles if role.level), rank)
        stated = next((role.stated for role in roles if role.stated is not Stated.TEXT), Stated.TEXT)
        stated = Stated.FOLIO if piece.margin else stated
        facts = Facts(
            level=0 if stated is not Stated.TEXT else level,
            stated=stated,
            region=piece.region,
            confidence=piece.confidence,
        )
        if piece.picture:
            sheet.picture("", facts=facts)
        sheet.add(piece.text, facts)


def _guesses(page: ElementTree.Element) -> Iterator[Guess]:
    printed = page.get("PRINTED_IMG_NR") or ""
    if found := page_number(printed.strip()):
        yield Guess("page", found, (Evidence(EvidenceSource.RECORD, printed),), _PRINTED)


def _region(element: ElementTree.Element, number: int) -> Region | None:
    left, top, wide, high = (_number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    if left is None or top is None or wide is None or high is None:
        return None
    return Region(number, left, top, left + wide, top + high)


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value and value.strip("0123456789.") == "" else None
    except ValueError:
        return None
