"""The evidence for the guesses of a page that waits, in words."""

from reader.domain.evidence import Evidence, EvidenceSource
from reader.library.placing import WaitingPage, evidence_of
from reader.ui.language.names import day, labelled
from reader.ui.language.words import mark, tr

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


def reasons(page: WaitingPage, field: str, value: str) -> str:
    """The reasons in words for guessing `value` for a field; '' if nothing speaks for it."""
    return " · ".join(dict.fromkeys(_in_words(one, value) for one in evidence_of(page.guesses, field, value)))


def _in_words(evidence: Evidence, value: str) -> str:
    """The evidence for `value` as a person reads it."""
    text = evidence.quote
    if evidence.source is EvidenceSource.NEIGHBOURS:
        text = tr("{newspaper} on other pages of {date}").format(newspaper=value, date=day(text))
    source = _SOURCES.get(evidence.source)
    return labelled(tr(source), text) if source else text
