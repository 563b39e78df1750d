"""MHTML: a web page in one file with its pictures, as browsers save it; a letter with attachments by its shape."""

from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from reader.importer.containers.web import html
from reader.importer.containers.web.saving_marks import Saved
from reader.importer.manuscript import Manuscript
from reader.importer.source.safe_files import Document, read_document


def manuscripts(document: Document) -> Iterator[Manuscript | Page]:
    """Yield the article of the page; FileRefused 'damaged', 'no_article' and as `html.manuscripts`."""
    letter = _letter(document)
    page = next((part for part in letter.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise FileRefused(document.path, FileReason.NO_ARTICLE)
    url = _header(page, "Content-Location") or _header(letter, "Snapshot-Content-Location")
    given = Saved(url and "".join(url.split()), _header(letter, "Date"))
    yield from html.manuscripts(Document(document.path, _bytes(page), document.changed), given)


def attached(path: Path) -> dict[str, bytes]:
    """Return the pictures of the MHTML file `path`, by the links that its page may name them by. FileRefused."""
    found: dict[str, bytes] = {}
    for part in _letter(read_document(path)).walk():
        if part.get_content_maintype() == "image":
            data = _bytes(part)
            found.setdefault(unquote(str(part.get("Content-Location", ""))), data)
            found.setdefault(f"cid:{str(part.get('Content-ID', '')).strip('<>')}", data)
    return found


def _header(part: Message, name: str) -> str | None:
    """Return a header's text with its encoded words decoded; None if the part has no such header."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    value = part.get(name)
    try:
        return str(make_header(decode_header(str(value)))) if value else None
    except (HeaderParseError, ValueError, LookupError):
        return str(value)


def _letter(document: Document) -> Message:
    # The standard library's mail parser loads a twentieth of a second's worth of modules: only with such a file.
    from email import message_from_bytes

    try:
        return message_from_bytes(document.data)
    except (ValueError, LookupError, RecursionError) as problem:
        raise FileRefused(document.path, FileReason.DAMAGED, str(problem)) from problem


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
