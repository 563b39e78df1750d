"""The package document of an EPUB: manifest, reading order and metadata, for library programs and accessibility."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from reader.domain.export_marks import GENERATOR, UNTITLED
from reader.render.citation.reference_facts import key
from reader.render.clipping import ClippingBook
from reader.render.dates import day_of
from reader.render.epub.part import XHTML, Part
from reader.render.sections import imprint, is_one_issue, papers
from reader.render.xml_text import escaped, named


def identifier(book: ClippingBook) -> str:
    """Return the identifier of a book, by title and stories: by it a reading program knows a book that is made anew."""
    identity = "\0".join([book.title, *(key(each) for each in book.clippings)])
    digest = sha256(identity.encode("utf-8", "surrogatepass")).digest()
    return f"urn:uuid:{UUID(bytes=digest[:16], version=4)}"


def package(book: ClippingBook, parts: Sequence[Part], made: datetime, *, has_pages: bool) -> str:
    """Return the document. `parts` are in reading order; `has_pages`: the printed pages are marked."""
    items = "\n".join(_item(part) for part in parts)
    spine = "\n".join(f'<itemref idref="{part.id}"/>' for part in parts if part.kind == XHTML)
    metadata = "\n".join(
        (
            *_publication(book, made),
            *_accessibility(parts, has_pages=has_pages),
            *_source(book, has_pages=has_pages),
        )
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier(book)}</dc:identifier>
<dc:title>{named(book.title, UNTITLED)}</dc:title>
<dc:language>zh-CN</dc:language>
{metadata}
</metadata>
<manifest>
{items}
</manifest>
<spine toc="ncx">
{spine}
</spine>
</package>
"""


def _item(part: Part) -> str:
    properties = f' properties="{part.properties}"' if part.properties else ""
    return f'<item id="{part.id}" href="{part.name}" media-type="{part.kind}"{properties}/>'


def _publication(book: ClippingBook, made: datetime) -> Iterator[str]:
    """Yield creators, publishers and the date. The creators of a story are its authors, those of a book its newspapers.

    The date is that of the issue if all clippings are of one day, else the day on which the book was made.
    """
    printed = _names(papers(book.clippings))
    authors = _names(book.clippings[0].authors) if book.is_one_story else []
    for number, name in enumerate(authors or printed, 1):
        role = "aut" if authors else "pbl"
        yield f'<dc:creator id="creator-{number}">{name}</dc:creator>'
        yield f'<meta refines="#creator-{number}" property="role" scheme="marc:relators">{role}</meta>'
    yield from (f"<dc:publisher>{name}</dc:publisher>" for name in printed)
    days = {day_of(each.date) for each in book.clippings}
    yield f"<dc:date>{(days.pop() if len(days) == 1 else None) or made.astimezone(UTC).date()}</dc:date>"
    if description := named(book.introduction or imprint(book), ""):
        yield f"<dc:description>{description}</dc:description>"
    if len(printed) == 1:
        yield f'<meta property="belongs-to-collection" id="paper">{printed[0]}</meta>'
        yield '<meta refines="#paper" property="collection-type">series</meta>'
    yield f'<meta property="dcterms:modified">{made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</meta>'
    yield f'<meta name="generator" content="{GENERATOR}"/>'
    yield '<meta name="cover" content="cover-image"/>'


def _names(names: Sequence[str]) -> list[str]:
    """Return the names as XML, without names that are empty in XML."""
    return list(filter(None, (named(name, "") for name in names)))


def _source(book: ClippingBook, *, has_pages: bool) -> Iterator[str]:
    """Yield the printed issue that the page numbers refer to."""
    if has_pages and is_one_issue(book.clippings):
        first = book.clippings[0]
        yield f'<dc:source id="source">{escaped(f"{first.newspaper} {first.date}")}</dc:source>'
        yield '<meta refines="#source" property="source-of">pagination</meta>'


def _accessibility(parts: Sequence[Part], *, has_pages: bool) -> Iterator[str]:
    """Yield metadata of EPUB Accessibility 1.1. They claim no conformance, which a person would have to check."""
    pictures = [part.kind for part in parts if part.kind.startswith("image/") and not part.properties]
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "unlocked"]
    features += ["alternativeText"] if pictures else []
    features += ["pageBreakMarkers", "pageNavigation"] if has_pages else []
    properties = (
        ("accessMode", ["textual", *(["visual"] if pictures else [])]),
        ("accessModeSufficient", ["textual"]),
        ("accessibilityFeature", features),
        # An animated picture might flash: nobody has checked.
        ("accessibilityHazard", ["unknown" if "image/gif" in pictures else "none"]),
        ("accessibilitySummary", [_SUMMARY + (_WITH_PICTURES if pictures else "")]),
    )
    yield from (f'<meta property="schema:{name}">{value}</meta>' for name, values in properties for value in values)


_SUMMARY = "全书为可重排的文本，按报纸、日期、版次和稿件分级编目，标题分级，阅读顺序即排列顺序。"
_WITH_PICTURES = "图片以原报的图题或图说作替代文本，图片中的文字未另行转录。"
