"""The web address that a story was saved from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An address and the day of saving.

    `url` is http or https, as saved. `accessed` is ISO 8601; None if unknown. `estimated`: it is the time of the file,
    which copying may have changed.
    """

    url: str
    accessed: str | None = None
    estimated: bool = False
