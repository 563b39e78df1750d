"""Front matter: facts at the top of a file, as YAML between lines of `---`, TOML between `+++`, or a JSON object."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reader.domain.article_table import Field
from reader.domain.evidence import EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.containers.head_fields import field_of, given_head, guesses_from
from reader.importer.containers.web.saving_marks import Saved
from reader.importer.manuscript import GivenHead
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import PageHead, read_page_head

_MOST_LINES = 100
"""Lines from the top within which the closing rule stands: front matter is short, and text may hold rules too."""

_MOST_CHARS = 8_000
"""Characters that the YAML parser is given: it is slow, and nested brackets cost it most."""

_CLOSES = {"---": ("---", "..."), "+++": ("+++",), "{": ("}",)}
"""The line that opens front matter, and the lines that close it."""

_FULL_WIDTH = re.compile(r"^\s*([\u4e00-\u9fff]{1,8})\s*：\s*(.*)$")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,300}\|)?([^\[\]|]{1,300})\]\]")
"""A link to a note of one's own: [[王长河]], [[王长河|老王]]."""

_LINK = re.compile(r"\[([^\[\]]{1,60})\]\((https?://[^\s()]{1,500})\)")
"""The newspaper as a link to the article: [海州日报](https://…)."""

_IDENTIFIER = re.compile(r"[A-Za-z][\w.-]{0,40}$", re.ASCII)


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
    """Return the front matter of a file's lines. Text that is no mapping of names to values is none.

    A mapping of names that are not known (those of a program for reading scans) states nothing, and is no text either.
    """
    end = _end(lines)
    if not end:
        return FrontMatter()
    loaded = _loaded(lines[:end])
    values = _values(loaded)
    title = values.pop(Field.TITLE, "")
    head = _page_head(title)
    if title and not head:
        values[Field.TITLE] = title
    if not values and not (loaded and all(_IDENTIFIER.match(str(name)) for name in loaded)):
        return FrontMatter()
    return FrontMatter(
        lines=end,
        guesses=(*guesses_from(values, EvidenceSource.FRONT_MATTER), *(_stated(title, head, values) if head else ())),
        given=given_head(values),
        saved=Saved(values.get(Field.URL), values.get(Field.SAVED)),
    )


def is_below_json(text: str) -> bool:
    """Return True for a text with JSON front matter; a file of JSON goes on with JSON, or not at all."""
    lines = text.split("\n")
    end = front_matter(lines).lines if text.startswith("{") else 0
    below = "\n".join(lines[end:]).strip()
    return end > 0 and bool(below) and below[0] not in "{["


def _page_head(title: str) -> PageHead | None:
    """Return the facts of a title that is a page head (2024年3月6日 第2版), and no article's."""
    head = read_page_head(half_width(title)) if title else None
    return head if head and head.stands_alone and (head.number or head.date) else None


def _stated(title: str, head: PageHead, values: Mapping[str, str]) -> Iterator[Guess]:
    """Return the facts of a page head that no field of its own states."""
    return (guess for guess in head.guesses(EvidenceSource.FRONT_MATTER, title) if guess.field not in values)


def _end(lines: list[str]) -> int:
    """Count the lines up to the closing rule; 0 if there is none."""
    closes = _CLOSES.get(lines[0].rstrip(), ()) if lines else ()
    for number, line in enumerate(lines[1:_MOST_LINES] if closes else (), 2):
        if line.rstrip() in closes:
            return number
    return 0


def _loaded(lines: list[str]) -> Mapping[object, object]:
    """Return the mapping of front matter, its rules included; an empty one if it is none."""
    inner = "\n".join(lines[1:-1])
    if len(inner) > _MOST_CHARS:
        return {}
    try:
        if lines[0].startswith("{"):
            loaded = json.loads("\n".join(lines))
        elif lines[0].startswith("+"):
            loaded = tomllib.loads(inner)
        else:
            loaded = _of_yaml(inner)
    except (RecursionError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else _of_full_width(lines[1:-1])


def _of_yaml(text: str) -> object:
    """Return what YAML states. ValueError, RecursionError for what is none."""
    # Loaded with the first front matter: most pages have none.
    import yaml

    try:
        # BaseLoader makes no numbers, dates or objects.
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as problem:
        raise ValueError from problem


def _of_full_width(lines: list[str]) -> Mapping[object, object]:
    """Return what lines of the form 标题：… state, which is no YAML; nothing if one line has another form."""
    found = [_FULL_WIDTH.match(line) for line in lines if line.strip()]
    return {match[1]: match[2] for match in found if match} if all(found) else {}


def _values(loaded: Mapping[object, object]) -> dict[str, str]:
    """Return the fields that a mapping states, as text."""
    stated: dict[str, str] = {}
    for name, value in loaded.items():
        words = _words(value)
        if linked := _LINK.fullmatch(words):
            words = linked[1]
            stated.setdefault(Field.URL, linked[2])
        stands_for = field_of(name, words) if isinstance(name, str) else None
        if stands_for and words:
            stated.setdefault(stands_for, words)
    return stated


def _words(value: object) -> str:
    """Return a scalar's text, a list's with spaces between, the name of a person given as a mapping; else nothing."""
    if isinstance(value, list):
        return " ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return _words(value.get("name", ""))
    return "" if value is None or isinstance(value, bool) else " ".join(_WIKI.sub(r"\1", str(value)).split())
