"""YAML front matter: facts between two lines of `---` at the top of a file."""

from dataclasses import dataclass, field

import yaml

from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import field_of, given_head, guesses_from
from reader.importer.containers.web.saving_marks import Saved
from reader.importer.manuscript import GivenHead

_MOST_LINES = 100
"""Lines from the top within which the closing rule stands: front matter is short, and text may hold rules too."""

_MOST_CHARS = 8_000
"""Characters that the YAML parser is given: it is slow, and nested brackets cost it most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """Front matter of a text: its `lines`, the page's facts, the article's head, the address it was saved from.

    Zero lines if there is none.
    """

    lines: int = 0
    guesses: tuple[Guess, ...] = ()
    given: GivenHead = field(default_factory=GivenHead)
    saved: Saved = field(default_factory=Saved)


def front_matter(lines: list[str]) -> FrontMatter:
    """Return the front matter of a file's lines. Text that YAML does not take for a mapping is none."""
    end = _end(lines)
    if not end:
        return FrontMatter()
    values = _values("\n".join(lines[1 : end - 1]))
    if not values:
        return FrontMatter()
    return FrontMatter(
        lines=end,
        guesses=guesses_from(values, EvidenceSource.FRONT_MATTER),
        given=given_head(values),
        saved=Saved(values.get("url"), values.get("accessed")),
    )


def _end(lines: list[str]) -> int:
    """Count the lines up to the closing rule; 0 if there is none."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:_MOST_LINES], 2):
        if line.rstrip() in ("---", "..."):
            return number
    return 0


def _values(text: str) -> dict[str, str]:
    """Return the fields that the mapping states, scalars as text: BaseLoader makes no numbers, dates or objects."""
    if len(text) > _MOST_CHARS:
        return {}
    try:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    stated: dict[str, str] = {}
    for name, value in loaded.items():
        words = _words(value)
        stands_for = field_of(name, words) if isinstance(name, str) else None
        if stands_for and words:
            stated.setdefault(stands_for, words)
    return stated


def _words(value: object) -> str:
    """Return a scalar's text; a list of scalars with spaces between; nothing for anything deeper."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return " ".join(" ".join(item.split()) for item in value if isinstance(item, str))
    return ""
