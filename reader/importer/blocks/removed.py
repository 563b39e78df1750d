"""Marks that the reading layer takes out of a text, each by name, so that nothing vanishes unsaid."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """The kind of a mark that is no text of the newspaper."""

    HEADING = "heading"
    EMPHASIS = "emphasis"
    LINK = "link"
    PICTURE = "picture"
    DESCRIPTION = "description"
    TABLE = "table"
    QUOTATION = "quotation"
    ITEM = "item"
    FORMULA = "formula"
    TAG = "tag"
    COMMENT = "comment"
    SIGN = "sign"
    CODE = "code"
    RULE = "rule"
    PAGE_BREAK = "page break"
    REGION = "region"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Removed:
    """A mark that was taken from line `line`; `put` is the text that stands in its place (`%` for `\\%`).

    A text without its blocks' characters is exactly its removed ones, less what was put in their places; white space
    is not counted.
    """

    mark: Mark
    line: int
    text: str
    put: str = ""
