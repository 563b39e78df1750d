"""Step 4 to 5 of the library file: evidence for guesses, English sentences until then, becomes source and quotation."""

import json
import re
import sqlite3

from reader.domain.evidence import EvidenceSource
from reader.json_shapes import NUMBER, OddJson, Row, Shape, loaded

_SOURCES = {
    "folio": EvidenceSource.PAGE_HEAD,
    "page head": EvidenceSource.PAGE_HEAD,
    "page": EvidenceSource.PAGE_HEAD,
    "dateline": EvidenceSource.DATELINE,
    "year": EvidenceSource.YEAR,
    "jump line": EvidenceSource.JUMP_LINE,
    "path": EvidenceSource.FILE_NAME,
    "folder": EvidenceSource.FOLDER,
    "article head": EvidenceSource.ARTICLE_HEAD,
    "front matter": EvidenceSource.FRONT_MATTER,
    "record": EvidenceSource.RECORD,
    "heading": EvidenceSource.HEADING,
    "book title": EvidenceSource.BOOK,
    "book publisher": EvidenceSource.BOOK,
    "book creator": EvidenceSource.BOOK,
    "book date": EvidenceSource.BOOK,
    "e-paper page": EvidenceSource.EPAPER_PAGE,
    "page title": EvidenceSource.PAGE_TITLE,
    "web page": EvidenceSource.WEB_PAGE,
    "schema.org": EvidenceSource.WEB_DATA,
    "address": EvidenceSource.ADDRESS,
}
"""Words before the colon of a reason, as versions 1 to 4 wrote them."""

_REASON = re.compile(rf"(?:^|; )({'|'.join(map(re.escape, _SOURCES))}): ")
_NEIGHBOURS = re.compile(r".+ on other pages of (\S+)")

_OLD_GUESSES: Shape = [Row((str, str, str, NUMBER))]


def evidence_as_data(connection: sqlite3.Connection) -> None:
    """Rewrite the guesses of every page; runs inside a transaction."""
    connection.create_function("with_evidence", 1, _with_evidence, deterministic=True)
    connection.execute("UPDATE page SET guesses = with_evidence(guesses) WHERE guesses <> '[]'")


def _with_evidence(guesses: str) -> str:
    """Return guesses as version 5 writes them.

    Damaged ones stay as they are, so that the damage is reported when they are read.
    """
    try:
        loaded(guesses, _OLD_GUESSES)
    except OddJson:
        return guesses
    old = [(field, value, _reasons(sentence), sure) for field, value, sentence, sure in json.loads(guesses)]
    return json.dumps(old, ensure_ascii=False, separators=(",", ":"))


def _reasons(sentence: str) -> list[tuple[str, str]]:
    """Return sources and quotations of a sentence such as `dateline: 本报北京2月14日电; year: 2023`."""
    _, *parts = _REASON.split(sentence)
    reasons = [_reason(word, quote) for word, quote in zip(parts[::2], parts[1::2], strict=True)]
    return reasons if _REASON.match(sentence) else [(EvidenceSource.OTHER, sentence)]


def _reason(word: str, quote: str) -> tuple[str, str]:
    neighbours = _NEIGHBOURS.fullmatch(quote) if word == "folder" else None
    return (EvidenceSource.NEIGHBOURS, neighbours[1]) if neighbours else (_SOURCES[word], quote)
