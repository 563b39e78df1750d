"""MHTML: a web page in one file with its pictures, as browsers save it; a letter with attachments by its shape."""

from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

from reader.errors import FileRefused
from reader.importer.formats import html
from reader.importer.manuscript import Manuscript
from reader.importer.source import Document, read_document


def manuscripts(document: Document) -> Iterator[Manuscript]:
    """The article of the page; FileRefused 'damaged', 'no_article' and as `html.manuscripts`."""
    letter = _letter(document)
    page = next((part for part in letter.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise FileRefused(document.path, "no_article")
    url = page.get("Content-Location") or letter.get("Snapshot-Content-Location")
    yield from html.manuscripts(Document(document.path, _bytes(page)), str(url) if url else None)


def attached(path: Path, link: str) -> bytes | None:
    """The picture of the MHTML file `path` that its page names by `link`; None where there is none. FileRefused."""
    for part in _letter(read_document(path)).walk():
        names = unquote(str(part.get("Content-Location", ""))), f"cid:{str(part.get('Content-ID', '')).strip('<>')}"
        if part.get_content_maintype() == "image" and link in names:
            return _bytes(part)
    return None


def _letter(document: Document) -> Message:
    # The standard library's mail parser loads a twentieth of a second's worth of modules: only with such a file.
    from email import message_from_bytes

    try:
        return message_from_bytes(document.data)
    except (ValueError, LookupError, RecursionError) as problem:
        raise FileRefused(document.path, "damaged", str(problem)) from problem


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
