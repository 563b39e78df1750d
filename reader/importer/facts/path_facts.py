"""Facts by the names of a file and its folders: 人民日报/2022/0705/02.md.

Cases     tests/importer/test_facts.py, thresholds_facts.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.importer.shapes.newspaper_names import name_in
from reader.importer.source.path_names import read_as
from reader.text.numerals import CHINESE, page_number

_PARTS = 6
"""Names looked at, from the end of the path: what lies above is where the person keeps files."""

_PLAIN, _LIKELY, _FAIR, _GUESSED = 0.9, 0.8, 0.7, 0.5
"""Confidences. A whole date, 版, an e-paper's own name or a known newspaper says it plainly; a page number after a
date or a mark (p02) beside one is likely, one alone in a dated folder fair; a mark without any date is guessed. A bare
number without a date says nothing: 02.md may be the second of anything."""

_UNKNOWN_PAPER = 0.6
"""Confidence of a name that only ends like a newspaper's (海州晚报): folders are called so for other reasons too."""

_SEPARATED = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)\s?[-_./年]{1,2}\s?(\d{1,2})\s?[-_./月]{1,2}\s?(\d{1,2})日?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./年]{0,2}(\d\d)[-_./月]{0,2}(\d\d)日?(?=\d\d(?!\d)|\D|$)")

_NUMBER = r"([A-Za-z]?\d{1,3})(?!\d)"
_BAN = re.compile(rf"第?\s?{_NUMBER}\s?版|第([{CHINESE}]{{1,3}})版")
_EPAPER_ARTICLE = re.compile(r"(?:_\d{1,3}-|^Articel(?=\d{5}))(\d{2})(?=$|\d{3}[A-Z]{0,3}$)")
_MARKED = re.compile(rf"(?:^|[^A-Za-z])(?:page|node|nbs\.D\d+\w*|版|第|p)[-_ ]?{_NUMBER}", re.IGNORECASE)

_SUFFIXES = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,8})+$")
_BARE = r"([A-Ta-t]\d\d|\d{1,3})(?!\d)"
"""Page number without a mark: papers letter their sections from A on and number each from 01; X1, V2 and A380 are
names of other things."""

_AFTER_DATE = re.compile(rf"^[-_./ 第]{{0,3}}{_BARE}(?![\u4e00-\u9fff])")
_ALONE = re.compile(rf"^{_BARE}$")


@dataclass(frozen=True, slots=True)
class PathFacts:
    """Guesses by a path. `is_page` is True if the file's own name, or a folder's, names a page or the file's a day.

    Without, the folders speak of where the file lies, and not of what it is: a note may lie beside pages.
    """

    guesses: tuple[Guess, ...] = ()
    is_page: bool = False


_name_in = lru_cache(maxsize=256)(name_in)
"""Newspapers' names in names of folders, which their files share."""


def path_guesses(path: Path, source: EvidenceSource = EvidenceSource.FILE_NAME) -> tuple[Guess, ...]:
    """Guess newspaper, date and page from the last names of a path, which `source` has (a file, or a web address)."""
    return path_facts(path, source).guesses


def path_facts(
    path: Path, source: EvidenceSource = EvidenceSource.FILE_NAME, titles: frozenset[str] = frozenset()
) -> PathFacts:
    """Return what the last names of a path say. The file may be named for one of its headlines, `titles`."""
    parts = [read_as(part) for part in path.parts if part not in (path.anchor, ".", "..")][-_PARTS:]
    if not parts:
        return PathFacts()
    names = [*parts[:-1], _stem(parts[-1])]
    whole = "/".join(names)
    found = _date(whole)
    guesses = [*_newspaper(names, source, titles)]
    if found:
        day, match = found
        guesses.append(Guess("date", day.isoformat(), (Evidence(source, match.group()),), _PLAIN))
    rest = whole[found[1].end() :] if found else None
    page = list(_page(names, rest, source))
    of_file = found is not None and found[1].end() > len(whole) - len(names[-1])
    return PathFacts((*guesses, *page), is_page=bool(page) or of_file)


def _stem(name: str) -> str:
    """Return a file's name without its suffixes; a dot before digits is part of the name (2023.02.15)."""
    return _SUFFIXES.sub("", name)


def _date(whole: str) -> tuple[date, re.Match[str]] | None:
    """Return the last real date in the names: the nearest to the file."""
    matches = [match for pattern in (_SEPARATED, _COMPACT) for match in _each(pattern, whole)]
    for match in sorted(matches, key=lambda found: found.end(), reverse=True):
        try:
            return date(*map(int, match.groups())), match
        except ValueError:
            continue
    return None


def _each(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield matches, those that overlap too: 2023/202302/15 holds a day, though 2023/2023 is tried first."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = match.start() + 1


def _page(names: list[str], rest: str | None, source: EvidenceSource) -> Iterator[Guess]:
    """Guess the page's number: by 版 in a name, an e-paper's own scheme, one after the date, one alone below it.

    The first that fits counts. `rest` is what follows the date in the names, None if there is no date.
    """
    stem = names[-1]
    ways = (
        (_last(_BAN, names), _PLAIN),
        (_EPAPER_ARTICLE.search(stem), _PLAIN),
        (_MARKED.search(stem), _GUESSED if rest is None else _LIKELY),
        (_AFTER_DATE.search(rest) if rest else None, _LIKELY),
        (_ALONE.search(stem) if rest else None, _FAIR),
    )
    for match, confidence in ways:
        if match and (number := page_number(match[match.lastindex or 0])):
            yield Guess("page", number, (Evidence(source, match.group().strip("-_./ ")),), confidence)
            return


def _last(pattern: re.Pattern[str], names: list[str]) -> re.Match[str] | None:
    return next((match for name in reversed(names) if (match := pattern.search(name))), None)


def _newspaper(names: list[str], source: EvidenceSource, titles: frozenset[str]) -> Iterator[Guess]:
    """Guess the newspaper by the nearest name that is one, in characters or in its electronic edition's code."""
    for name, is_file in ((names[-1], True), *((folder, False) for folder in reversed(names[:-1]))):
        paper = _name_in(name, alone=is_file)
        if paper and not (is_file and paper.text in titles):
            sure = _PLAIN if paper.known else _UNKNOWN_PAPER
            yield Guess("newspaper", paper.text, (Evidence(source, name),), sure)
            return
