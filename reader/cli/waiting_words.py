"""The guesses about a page, and what speaks for each, in words."""

from collections.abc import Iterator, Sequence
from typing import Any

from reader.cli.anchor_words import on_one_line
from reader.cli.words import clauses, explained, labelled, mark, tr
from reader.library.placing import Evidence, WaitingPage, evidence_of

_FACTS = (
    ("newspaper", mark("newspaper"), "newspaper"),
    ("date", mark("day"), "date"),
    ("number", mark("page"), "page"),
)
"""The names of a fact: in PageFacts, as a person says it, in Guess."""
_SOURCES = {
    "folio": mark("page head"),
    "path": mark("file name"),
    "folder": mark("folder"),
    "dateline": mark("dateline"),
    "year": mark("year in the text"),
    "jump line": mark("jump line"),
    "page": mark("own page head"),
    "heading": mark("heading"),
    "page title": mark("title of the web page"),
    "web page": mark("web page"),
    "address": mark("web address"),
    "e-paper page": mark("e-paper page"),
    "record": mark("record of the file"),
}


def waiting_lines(page: WaitingPage, titles: Sequence[str]) -> str:
    """Several lines: the page's number and file, each fact with what speaks for it, the first headlines."""
    lines = [f"{page.row.id:6}  {page.path}", *_fact_lines(page)]
    if titles:
        lines.append(tr("        stories: {titles}").format(titles=" | ".join(map(on_one_line, titles))))
    return "\n".join(lines)


def unsettled(page: WaitingPage) -> list[str]:
    """The facts that are not known, or if all are, those that are guessed; as guesses name them."""
    unknown = [field for name, _, field in _FACTS if not getattr(page.guessed, name)]
    return unknown or [field for _, _, field in _FACTS if any(each.field == field for each in page.guesses)]


def fact_name(field: str) -> str:
    """The name of a fact as a person says it."""
    return next(tr(said) for _, said, known in _FACTS if known == field)


def evidence_records(page: WaitingPage) -> list[dict[str, Any]]:
    """The facts that are guessed, each with its reasons."""
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
    return list(dict.fromkeys(map(_in_words, evidence_of(page.guesses, field, value))))


def _in_words(evidence: Evidence) -> str:
    text = on_one_line(evidence.text)
    if evidence.newspaper:
        said = tr("{newspaper} on other pages of {date}")
        text = said.format(newspaper=evidence.newspaper, date=evidence.date)
    source = tr(_SOURCES[evidence.source]) if evidence.source in _SOURCES else evidence.source
    return labelled(source, text) if source else text
