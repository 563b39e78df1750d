"""Formats to fuzz: the name of their files, inputs to start from, and the package around the part that is changed.

Bytes of a compressed package that are changed at random only break its checksum: of such a format the part inside is
changed, and packed soundly.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.fuzzing import mutators, seeds
from tests.importer import packed
from tests.importer.books import CONTAINER


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its files' name, inputs to start from, the package around an input, changes that keep its form.

    With `is_balanced` the ledger counts the characters of any input exactly.
    """

    name: str
    seeds: tuple[bytes, ...]
    packed: Callable[[bytes], bytes] = bytes
    longest_bytes: int = 4096
    mutator: mutators.Mutator | None = None
    is_balanced: bool = False


def _inside(member: str, others: Mapping[str, str | bytes]) -> Callable[[bytes], bytes]:
    """Return a function that packs an input as a member of a zip file beside others."""

    def inside(data: bytes) -> bytes:
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            for name, text in {**others, member: data}.items():
                archive.writestr(name, text)
        return package.getvalue()

    return inside


def _directory_of_7z(header: bytes) -> bytes:
    """Return a 7z file with this directory, which bears the right checksum."""
    return packed.framed(_MEMBER, header)


def _texts(*texts: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


_MEMBER = seeds.MARKDOWN.encode()
_WHOLE_7Z = packed.seven_zip({"02.md": _MEMBER}, packed.COPY)
_DOCUMENT = {"[Content_Types].xml": "<Types/>", "word/styles.xml": seeds.WORD_STYLES}
_BOOK = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}

FORMATS: Mapping[str, Format] = {
    "markdown": Format(
        "page.md",
        _texts(seeds.MARKDOWN, seeds.FRONT, seeds.TOML, seeds.DUMP),
        mutator=mutators.pieces,
        is_balanced=True,
    ),
    "text": Format(
        "page.txt",
        _texts(seeds.WRAPPED, seeds.DUMP, seeds.FIELDS, seeds.CLIPPINGS, seeds.SHENBAO, seeds.TITLED),
        mutator=mutators.pieces,
        is_balanced=True,
    ),
    "crawled": Format("20260805-04-03.txt", _texts(seeds.CRAWLED), mutator=mutators.pieces, is_balanced=True),
    "bytes": Format("page", (*_texts(seeds.WRAPPED), seeds.WRAPPED.encode("gb18030"), seeds.WRAPPED.encode("utf-16"))),
    "html": Format("page.html", _texts(seeds.HTML), mutator=mutators.pieces, is_balanced=True),
    "mhtml": Format("page.mhtml", _texts(seeds.MHTML), mutator=mutators.pieces, is_balanced=True),
    "feed": Format("day.xml", _texts(seeds.FEED, seeds.ATOM), mutator=mutators.xml_tree),
    "json": Format(
        "page.json",
        _texts(*(json.dumps(record, ensure_ascii=False) for record in seeds.RECORDS)),
        mutator=mutators.json_tree,
        is_balanced=True,
    ),
    "csv": Format("table.csv", _texts(seeds.TABLE), mutator=mutators.pieces, is_balanced=True),
    "ris": Format("records.ris", _texts(seeds.RIS), mutator=mutators.pieces, is_balanced=True),
    "alto": Format("page.xml", _texts(seeds.ALTO), mutator=mutators.xml_tree),
    "recognised": Format("page.json", _texts(*seeds.RECOGNISED), mutator=mutators.json_tree),
    "json-lines": Format(
        "page.jsonl",
        _texts("\n".join(json.dumps(record, ensure_ascii=False) for record in seeds.RECORDS)),
        mutator=mutators.json_lines,
        is_balanced=True,
    ),
    "zip": Format("pages.zip", (_inside("02.md", {})(seeds.MARKDOWN.encode()),)),
    "word": Format("page.docx", _texts(seeds.WORD), _inside("word/document.xml", _DOCUMENT), mutator=mutators.xml_tree),
    "word-styles": Format(
        "page.docx",
        _texts(seeds.WORD_STYLES),
        _inside("word/styles.xml", {**_DOCUMENT, "word/document.xml": seeds.WORD}),
        mutator=mutators.xml_tree,
    ),
    "7z": Format("pages.7z", (_WHOLE_7Z[len(_WHOLE_7Z) - packed.header_size(_WHOLE_7Z) :],), _directory_of_7z),
    "tar": Format("pages.tar", (packed.tar({"02.md": _MEMBER}),), longest_bytes=20_480),
    "gzip": Format("02.md.gz", (gzip.compress(_MEMBER),)),
    "epub-page": Format(
        "book.epub",
        _texts(seeds.XHTML),
        _inside("OEBPS/a.xhtml", {**_BOOK, "OEBPS/content.opf": seeds.OPF}),
        mutator=mutators.pieces,
        is_balanced=True,
    ),
    "epub-package": Format(
        "book.epub",
        _texts(seeds.OPF),
        _inside("OEBPS/content.opf", {**_BOOK, "OEBPS/a.xhtml": seeds.XHTML}),
        mutator=mutators.xml_tree,
    ),
}
