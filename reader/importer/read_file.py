"""A path to pages: the one door of the importer. Which format a file is in is told by its name, else by its bytes."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePath

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.errors import FileRefused
from reader.importer.assemble import page_from
from reader.importer.formats import epub, foreign, html, json_lines, mhtml, text, zip
from reader.importer.formats.archive import TEXT_LIMIT, Archive, open_archive
from reader.importer.formats.foreign import refuse_foreign, refuse_office
from reader.importer.formats.kinds import Kind, kind_of, kind_of_bytes, known_kind
from reader.importer.formats.own_pictures import HEAD, OWN_LIMIT, is_own
from reader.importer.links import link_within
from reader.importer.manuscript import Manuscript
from reader.importer.source import PAGE_LIMIT, STREAM_LIMIT, Document, open_regular, read_document
from reader.importer.source import size as file_size
from reader.importer.walk import OnRefused

_ARCHIVES = (Kind.ZIP, Kind.EPUB)
OnRead = Callable[[int], None]

_MANUSCRIPTS: dict[Kind, Callable[[Document], Iterable[Manuscript | Page]]] = {
    Kind.TEXT: text.manuscripts,
    Kind.HTML: html.manuscripts,
    Kind.MHTML: mhtml.manuscripts,
}


def _unasked(_size: int) -> None:
    """Nobody wants to know how far the reading is."""


def read_pages(path: Path, on_refused: OnRefused, on_read: OnRead = _unasked) -> Iterator[Page]:
    """The pages of one file, one after the other: an archive or JSON Lines file needs the memory of one page.

    `on_read` is told after each page how many bytes of the file are behind it. Raises FileRefused; with JSON Lines
    perhaps after some pages. A member of an archive, or a line, that is refused stops nothing: it goes to `on_refused`.
    Where not one page came of an archive its first refusal is raised.
    """
    head = _head(path)
    refuse_foreign(path, head)
    kind = _kind(path, head)
    if kind is Kind.JSON_LINES:
        with open_regular(path, STREAM_LIMIT) as file:
            for page in json_lines.pages(file, path, on_refused):
                on_read(file.tell())
                yield page
    elif kind in _ARCHIVES:
        with open_archive(path, TEXT_LIMIT) as archive:
            refuse_office(path, archive.names)
            yield from _from_book(archive) if kind is Kind.EPUB else _from_zip(archive, on_refused, on_read)
    else:
        document = read_document(path, OWN_LIMIT if _is_own(path) else PAGE_LIMIT)
        yield from _from_document(document, _shown_kind(document, kind), on_read)


def _kind(path: Path, head: bytes) -> Kind:
    """The format that the name states; an archive is one under any name."""
    named, shown = known_kind(path), kind_of_bytes(head)
    return shown if shown in _ARCHIVES and named not in _ARCHIVES else named or shown


def _head(path: Path) -> bytes:
    """The first bytes of a file, which tell the format where the name does not, or tells another."""
    with open_regular(path, STREAM_LIMIT) as file:
        return file.read(foreign.HEAD)


def _is_own(path: Path) -> bool:
    """Whether a file is HTML that this program exported, which carries its pictures."""
    with open_regular(path, STREAM_LIMIT) as file:
        return is_own(file.read(HEAD))


def _shown_kind(document: Document, kind: Kind) -> Kind:
    """HTML that was saved under the name of a text file is HTML."""
    return Kind.HTML if kind_of_bytes(document.data[:512]) is Kind.HTML else kind


def _from_document(document: Document, kind: Kind, on_read: OnRead = _unasked) -> Iterator[Page]:
    manuscripts = tuple(_MANUSCRIPTS[kind](document))
    for number, manuscript in enumerate(manuscripts, 1):
        page = page_from(manuscript, document.path)
        on_read(len(document.data) * number // len(manuscripts))
        yield page


def _from_book(archive: Archive) -> Iterator[Page]:
    for manuscript in epub.manuscripts(archive):
        yield page_from(manuscript, archive.path)


def _from_zip(archive: Archive, on_refused: OnRefused, on_read: OnRead) -> Iterator[Page]:
    """The pages of an archive; where there is none its first refusal is raised, and only the others are told."""
    waiting: list[FileRefused] | None = []
    # Of the archive's bytes most may be pictures: pages count for all of it.
    size, packed = file_size(archive.path), max(zip.packed(archive), 1)
    for member in zip.documents(archive):
        try:
            for page in _from_member(archive, member, on_refused):
                on_read(size * archive.packed_read // packed)
                for earlier in waiting or ():
                    on_refused(earlier)
                waiting = None
                yield page
        except FileRefused as refusal:
            if waiting is None:
                on_refused(refusal)
            else:
                waiting.append(refusal)
    if waiting is not None:
        for other in waiting[1:]:
            on_refused(other)
        raise waiting[0] if waiting else _no_pages(archive)


def _no_pages(archive: Archive) -> FileRefused:
    """What there is instead of pages."""
    endings = [ending for ending, _ in Counter(PurePath(name).suffix.lower() for name in archive.names).most_common(3)]
    if ".pdf" in endings:
        return FileRefused(archive.path, "holds_pdf")
    return FileRefused(archive.path, "no_pages", ", ".join(filter(None, endings)))


def _from_member(archive: Archive, member: Document | FileRefused, on_refused: OnRefused) -> Iterator[Page]:
    """The pages of a member, their pictures named from the top of the archive."""
    if isinstance(member, FileRefused):
        raise member
    refuse_foreign(member.path, member.data[: foreign.HEAD])
    name = member.path.relative_to(archive.path).as_posix()
    kind = kind_of(member.path)
    if kind is Kind.JSON_LINES:
        yield from json_lines.pages(BytesIO(member.data), member.path, on_refused)
        return
    for page in _from_document(member, _shown_kind(member, kind)):
        yield _with_links(page, name)


def _with_links(page: Page, name: str) -> Page:
    def relinked(photo: Photo) -> Photo:
        return dataclasses.replace(photo, image=link_within(name, photo.image)) if photo.image else photo

    stories = tuple(
        dataclasses.replace(story, photos=tuple(map(relinked, story.photos))) if story.photos else story
        for story in page.stories
    )
    return dataclasses.replace(page, stories=stories)
