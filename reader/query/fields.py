"""The one list of searchable fields, with their Chinese and English names."""

from enum import StrEnum


class Zone(StrEnum):
    """A part of a story whose text is searched; a match never runs across two blocks of text."""

    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    LABEL = "label"
    BYLINE = "byline"
    CAPTION = "caption"
    TEXT = "text"


class Fact(StrEnum):
    """A fact about a story that is matched as a whole value, not as text."""

    NEWSPAPER = "newspaper"
    DATE = "date"
    PAGE = "page"
    SECTION = "section"
    KIND = "kind"
    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    DATELINE = "dateline"
    BOOKMARKED = "bookmarked"
    TAG = "tag"
