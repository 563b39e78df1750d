"""The place on the web that a story was saved from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """`url` is an http or https address, as it was saved. `accessed` is the day of saving, ISO 8601; None where nothing
    tells it. `estimated`: only the time of the file itself tells it, which copying may have changed.
    """

    url: str
    accessed: str | None = None
    estimated: bool = False
