"""House styles learnt from the pages held of each newspaper.

A line that names a column, a section, a reporter or an agency stands on a paper's pages on many days; a headline does
not. What stood in one part on three days is taken for a standing line from then on.
"""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reader.domain.house_style import HouseStyle, Standing, closed_up
from reader.domain.newspaper import Page
from reader.domain.story import Role, Story, StoryKind
from reader.ports.settings import SettingStore

_PREFIX = "house_style:"

LEAST_DAYS = 3
"""Days on which a line stood in its part. Twice says little: a series of two parts has the same kicker."""

MOST_LINES = 5_000
"""Lines kept of one newspaper: standing ones, which are some hundreds, and those seen last of the others."""

_LONGEST_CHARS = 16
"""Code points of a line that may become a standing line; longer ones are slogans, which stand for one campaign."""

_STAFF = (Role.REPORTER, Role.CORRESPONDENT, Role.EDITOR, Role.COMMENTATOR, Role.AUTHOR, Role.PHOTOGRAPHER)

_YEAR = re.compile(r"(?<!\d)20\d\d(?![\d年])")
"""A year that a label bears, 夜校2026; other figures are those of an event."""

_Part = tuple[Standing, str]
_Seen = dict[_Part, list[str]]
"""Lines, each with the first LEAST_DAYS days on which it was seen, ISO 8601; those seen last stand last."""


class HouseStyles:
    """The house styles of a library's newspapers. Lines are counted as pages come in, and kept by `keep`."""

    def __init__(self, settings: SettingStore) -> None:
        self._settings = settings
        self._seen: dict[str, _Seen] = {}
        self._known: dict[str, HouseStyle] = {}

    def of(self, newspaper: str | None) -> HouseStyle:
        """Return what is kept of a newspaper; an empty style for None and for a paper of which nothing is known."""
        if not newspaper:
            return HouseStyle()
        if newspaper not in self._known:
            self._known[newspaper] = _style(_kept(self._settings, newspaper))
        return self._known[newspaper]

    def see(self, page: Page) -> None:
        """Count the lines of a page. A page without a newspaper or a day says nothing."""
        if not page.facts.newspaper or not page.facts.date:
            return
        newspaper = page.facts.newspaper
        if newspaper not in self._seen:
            self._seen[newspaper] = _kept(self._settings, newspaper)
        seen = self._seen[newspaper]
        for part in _lines(page):
            days = seen.pop(part, [])
            new = page.facts.date not in days and len(days) < LEAST_DAYS
            seen[part] = [*days, page.facts.date] if new else days
        if len(seen) > 2 * MOST_LINES:
            self._seen[newspaper] = _trimmed(seen)

    def keep(self) -> Mapping[str, frozenset[str]]:
        """Keep the counts. Return, for each newspaper, the lines that became standing ones by this."""
        fresh: dict[str, frozenset[str]] = {}
        for newspaper, seen in self._seen.items():
            before = frozenset(self.of(newspaper).lines)
            if became := frozenset(_style(seen).lines) - before:
                fresh[newspaper] = became
            _keep(self._settings, newspaper, _trimmed(seen))
        self._seen, self._known = {}, {}
        return fresh


def _style(seen: _Seen) -> HouseStyle:
    standing = [part for part, days in seen.items() if len(days) >= LEAST_DAYS]
    # A column may bear a reporter's name, a section that of a column: the part that stands first in Standing counts.
    standing.sort(key=lambda part: list(Standing).index(part[0]), reverse=True)
    return HouseStyle(MappingProxyType({line: part for part, line in standing}))


def _lines(page: Page) -> Iterator[_Part]:
    """Yield the lines of a page that may stand on others too, each with its part."""
    if page.facts.section:
        yield from _line(Standing.SECTION, page.facts.section)
    for story in page.stories:
        if story.kind in (StoryKind.STORY, StoryKind.PHOTO):
            yield from _lines_of(story)


def _lines_of(story: Story) -> Iterator[_Part]:
    from reader.importer.shapes.byline_line import parse_byline  # which only an import needs
    from reader.importer.shapes.column_label import may_be_label, trailing_label
    from reader.importer.shapes.credit import is_credit

    heads = [*_beginnings(story.headline.kicker or ""), story.headline.deck, story.headline.main]
    if story.headline.main is None and len(story.paragraphs) == 1:
        # A label whose wording speaks against it (水渠边 may be a name) is left over above its story.
        heads.append(story.paragraphs[0].text)
    for head in heads:
        if head and may_be_label(_YEAR.sub("", head)) and not is_credit(head):
            yield from _line(Standing.LABEL, head)
    bracketed = trailing_label(story.headline.main or "")
    if bracketed and parse_byline(bracketed[1]) is None:
        yield from _line(Standing.LABEL, bracketed[1])
    yield from _line(Standing.LABEL, story.column_label or "")
    for byline in story.bylines:
        if byline.role is Role.AGENCY:
            yield from _line(Standing.AGENCY, byline.name)
        elif byline.role in _STAFF:
            yield from _line(Standing.NAME, byline.name)


def _beginnings(kicker: str) -> Iterator[str]:
    """Yield a kicker, and what it begins with up to each space: the line above it may be a label taken for a part."""
    words = kicker.split()
    for count in range(1, len(words) + 1):
        yield " ".join(words[:count])


def _line(part: Standing, text: str) -> Iterator[_Part]:
    line = closed_up(text)
    if 1 < len(line) <= _LONGEST_CHARS:
        yield part, line


def _trimmed(seen: _Seen) -> _Seen:
    """Return standing lines and, of the others, those seen last: MOST_LINES together."""
    ranked = sorted(seen.items(), key=lambda item: len(item[1]) >= LEAST_DAYS)
    return dict(ranked[-MOST_LINES:])


def _kept(settings: SettingStore, newspaper: str) -> _Seen:
    kept: dict[str, dict[str, list[str]]] = json.loads(settings.get(_PREFIX + newspaper) or "{}")
    return {(Standing(part), line): days for part, lines in kept.items() for line, days in lines.items()}


def _keep(settings: SettingStore, newspaper: str, seen: _Seen) -> None:
    kept: dict[str, dict[str, list[str]]] = {}
    for (part, line), days in seen.items():
        kept.setdefault(part.value, {})[line] = days
    settings.set(_PREFIX + newspaper, json.dumps(kept, ensure_ascii=False))
