"""Archives and books made for the tests, sound and hostile."""

import struct
import zipfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from reader.domain.newspaper import Page
from reader.importer.linked_pictures import LinkedPictures, Picture
from reader.importer.stages import read_pages

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def read_file(path: Path) -> tuple[Page, ...]:
    """Return all pages of a file; what is refused within it is passed over. Raises FileRefused."""
    return tuple(read_pages(path, lambda _: None))


def make_zip(path: Path, members: Mapping[str, bytes | str]) -> Path:
    """Return a deflated archive with these members, names as given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def make_epub(path: Path, documents: Mapping[str, str], title: str = "工人日报 2023年2月15日", opf: str = "") -> Path:
    """Return a book whose documents stand in the order given; other members may be given by names without `.xhtml`."""
    pages = [name for name in documents if name.endswith(".xhtml")]
    items = "".join(
        f'<item id="i{n}" href="{page}" media-type="application/xhtml+xml"/>' for n, page in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = opf or (
        '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    inside = {f"OEBPS/{name}": text for name, text in documents.items()}
    fixed = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/content.opf": package}
    return make_zip(path, {**fixed, **inside})


def overlapping_zip(path: Path) -> Path:
    """Return two entries of the directory that share one local member."""
    make_zip(path, {"a.md": "工会" * 5000})
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    start = struct.unpack_from("<L", data, end + 16)[0]
    entry = bytes(data[start:end])
    other = entry.replace(b"a.md", b"b.md")
    tail = bytearray(data[end:])
    struct.pack_into("<HHLL", tail, 8, 2, 2, len(entry) * 2, start)
    path.write_bytes(bytes(data[:start]) + entry + other + bytes(tail))
    return path


def with_flag(path: Path, flag: int) -> Path:
    """Set a flag bit of every entry, in the directory and before the member."""
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            flags = struct.unpack_from("<H", data, place + offset)[0]
            struct.pack_into("<H", data, place + offset, flags | flag)
            place = data.find(mark, place + 4)
    path.write_bytes(bytes(data))
    return path


def linked_picture(file: Path, link: str, top: Path | None = None) -> Picture | None:
    """Return the picture that a page of `file` links."""
    with closing(LinkedPictures(file, top)) as pictures:
        return pictures.find(link)
