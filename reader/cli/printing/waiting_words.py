"""The guesses about a page in words, each with its evidence."""

from collections.abc import Iterator, Sequence
from typing import Any

from reader.cli.printing.anchor_words import on_one_line
from reader.cli.words import clauses, explained, labelled, mark, tr
from reader.domain.evidence import Evidence, EvidenceSource
from reader.library.placing import WaitingPage, evidence_of

_FACTS = (
    ("newspaper", mark("newspaper"), "newspaper"),
    ("date", mark("day"), "date"),
    ("number", mark("page"), "page"),
)
"""The names of a fact: in PageFacts, for people, in Guess."""
_SOURCES = {
    EvidenceSource.PAGE_HEAD: mark("page head"),
    EvidenceSource.DATELINE: mark("dateline"),
    EvidenceSource.YEAR: mark("year in the text"),
    EvidenceSource.JUMP_LINE: mark("jump line"),
    EvidenceSource.FILE_NAME: mark("file name"),
    EvidenceSource.FOLDER: mark("folder"),
    EvidenceSource.NEIGHBOURS: mark("folder"),
    EvidenceSource.ARTICLE_HEAD: mark("head of the article"),
    EvidenceSource.FRONT_MATTER: mark("front matter"),
    EvidenceSource.RECORD: mark("record of the file"),
    EvidenceSource.HEADING: mark("heading"),
    EvidenceSource.BOOK: mark("book"),
    EvidenceSource.EPAPER_PAGE: mark("e-paper page"),
    EvidenceSource.PAGE_TITLE: mark("title of the web page"),
    EvidenceSource.WEB_PAGE: mark("web page"),
    EvidenceSource.WEB_DATA: mark("data of the web page"),
    EvidenceSource.ADDRESS: mark("web address"),
}


def waiting_lines(page: WaitingPage, titles: Sequence[str]) -> str:
    """Return lines with number and file of a page, each fact with its evidence, and the first headlines."""
    lines = [f"{page.row.id:6}  {page.path}", *_fact_lines(page)]
    if titles:
        lines.append(tr("        stories: {titles}").format(titles=" | ".join(map(on_one_line, titles))))
    return "\n".join(lines)


def unsettled(page: WaitingPage) -> list[str]:
    """Return the facts that are not known, or if all are, those that are guessed; by the names of Guess."""
    unknown = [field for name, _, field in _FACTS if not getattr(page.guessed, name)]
    return unknown or [field for _, _, field in _FACTS if any(each.field == field for each in page.guesses)]


def fact_name(field: str) -> str:
    """Return the name of a fact for people."""
    return next(tr(said) for _, said, known in _FACTS if known == field)


def evidence_records(page: WaitingPage) -> list[dict[str, Any]]:
    """Return the facts that are guessed, each with its reasons."""
    return [
        {"fact": field, "value": value, "reasons": _reasons(page, field, value)}
        for name, _, field in _FACTS
        if (value := getattr(page.guessed, name))
    ]


def _fact_lines(page: WaitingPage) -> Iterator[str]:
    for name, said, field in _FACTS:
        value = getattr(page.guessed, name)
        if not value:
            yield f"        {labelled(tr(said), tr('not known'))}"
        elif reasons := _reasons(page, field, value):
            yield f"        {labelled(tr(said), explained(value, clauses(reasons)))}"
        else:
            yield f"        {labelled(tr(said), value)}"


def _reasons(page: WaitingPage, field: str, value: str) -> list[str]:
    return list(dict.fromkeys(_in_words(one, value) for one in evidence_of(page.guesses, field, value)))


def _in_words(evidence: Evidence, value: str) -> str:
    """Return the evidence for `value` as a person reads it, on one line."""
    text = on_one_line(evidence.quote)
    if evidence.source is EvidenceSource.NEIGHBOURS:
        text = tr("{newspaper} on other pages of {date}").format(newspaper=value, date=text)
    source = _SOURCES.get(evidence.source)
    return labelled(tr(source), text) if source else text
