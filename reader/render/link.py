"""Links that open a story: dubao://story/FINGERPRINT?newspaper=...&date=...&page=...&headline=...&exact=...

A link identifies the story by its content, as a bookmark does, so that it opens in every library that has the story.
A link to a search, dubao://search?q=..., contains the query.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, urlencode, urlsplit

from reader.domain.bookmark import Anchor

SCHEME = "dubao"
LONGEST_CHARACTERS = 4096
"""A longer link is refused: it comes from outside, and may be anything."""
_MOST_FIELDS = 16


class _Goal(StrEnum):
    """The thing that a link opens, as its host names it."""

    STORY = "story"
    SEARCH = "search"


_PRINTED_IN = ("newspaper", "date", "page", "headline")
_PASSAGE = ("prefix", "exact", "suffix")


def story_link(anchor: Anchor) -> str:
    """Return the link to the story or passage that an anchor names; to the story alone if the passage is too long."""
    for names in ((*_PRINTED_IN, *_PASSAGE), _PRINTED_IN, ()):
        query = urlencode({name: value for name in names if (value := getattr(anchor, name))})
        link = f"{SCHEME}://{_Goal.STORY}/{anchor.fingerprint}" + (f"?{query}" if query else "")
        if len(link) <= LONGEST_CHARACTERS:
            break
    return link


def search_link(query: str) -> str:
    """Return the link to a search."""
    return f"{SCHEME}://{_Goal.SEARCH}?{urlencode({'q': query})}"


def query_of_link(link: str) -> str | None:
    """Return the query of a link to a search; None for anything else."""
    parsed = _parsed(link)
    return parsed.fields.get("q") if parsed and parsed.goal is _Goal.SEARCH else None


def anchor_of_link(link: str) -> Anchor | None:
    """Return the anchor of a link to a story; None for anything else."""
    parsed = _parsed(link)
    if parsed is None or parsed.goal is not _Goal.STORY or not (parsed.path.isalnum() or parsed.fields.get("headline")):
        return None
    return Anchor(
        newspaper=parsed.fields.get("newspaper"),
        date=parsed.fields.get("date"),
        page=parsed.fields.get("page"),
        headline=parsed.fields.get("headline", ""),
        fingerprint=parsed.path,
        **{name: parsed.fields.get(name, "") for name in _PASSAGE},
    )


@dataclass(frozen=True, slots=True)
class _Link:
    """The parts of a link."""

    goal: _Goal
    path: str
    fields: Mapping[str, str]


def _parsed(link: str) -> _Link | None:
    """Parse a link of this program; None for anything else."""
    if len(link) > LONGEST_CHARACTERS:
        return None
    try:
        parts = urlsplit(link)
        values = parse_qs(parts.query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    if parts.scheme != SCHEME or parts.netloc not in tuple(_Goal):
        return None
    return _Link(_Goal(parts.netloc), parts.path.strip("/"), {name: each[0] for name, each in values.items()})
