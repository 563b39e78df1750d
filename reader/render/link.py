"""Links that open a story: dubao://story/FINGERPRINT?newspaper=...&date=...&page=...&headline=...&exact=...

A link says what the story says, as a bookmark does: it opens the story in every library that holds it. A link to a
search, dubao://search?q=..., says what is searched for.
"""

from urllib.parse import parse_qs, urlencode, urlsplit

from reader.domain.bookmark import Anchor

SCHEME = "dubao"
LONGEST = 4096
"""Characters of a link that is taken; what comes from outside may be anything."""

_PLACE = ("newspaper", "date", "page", "headline")
_PASSAGE = ("prefix", "exact", "suffix")


def story_link(anchor: Anchor) -> str:
    """The link to the story, or the passage, that an anchor names; to the story alone where the passage is too long."""
    for names in ((*_PLACE, *_PASSAGE), _PLACE, ()):
        query = urlencode({name: value for name in names if (value := getattr(anchor, name))})
        link = f"{SCHEME}://story/{anchor.fingerprint}" + (f"?{query}" if query else "")
        if len(link) <= LONGEST:
            break
    return link


def search_link(query: str) -> str:
    """The link to a search."""
    return f"{SCHEME}://search?{urlencode({'q': query})}"


def query_of_link(link: str) -> str | None:
    """The query that a link names; None for anything that is no link to a search."""
    if len(link) > LONGEST:
        return None
    try:
        parts = urlsplit(link)
        told = parse_qs(parts.query, max_num_fields=16)
    except ValueError:
        return None
    return told.get("q", [None])[0] if (parts.scheme, parts.netloc) == (SCHEME, "search") else None


def anchor_of_link(link: str) -> Anchor | None:
    """The anchor that a link names; None for anything that is no link to a story."""
    if len(link) > LONGEST:
        return None
    try:
        parts = urlsplit(link)
        told = {name: values[0] for name, values in parse_qs(parts.query, max_num_fields=16).items()}
    except ValueError:
        return None
    fingerprint = parts.path.strip("/")
    if (parts.scheme, parts.netloc) != (SCHEME, "story") or not (fingerprint.isalnum() or told.get("headline")):
        return None
    return Anchor(
        newspaper=told.get("newspaper"),
        date=told.get("date"),
        page=told.get("page"),
        headline=told.get("headline", ""),
        fingerprint=fingerprint,
        **{name: told.get(name, "") for name in _PASSAGE},
    )
