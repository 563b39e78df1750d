"""Text of 申報 as public corpora hold it: `Page 2` above each page, `[論修橋事] [  續前]` above each article.

Below a head that names 申報 the pages may be marked 第二版 as well, and then brackets stand alone on their lines, or
[題] before each headline.

A second bracket goes on with the headline, or signs the article. A page's first lines without a head go on with the
last article of the page before. A full-width space within a line stands for a sign that could not be read, or for the
respect before an emperor's name: it stays, and is no mark of a paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess
from reader.domain.span import SourceLines
from reader.domain.story import JumpLine
from reader.importer.blocks.page_top import issue_guesses
from reader.importer.containers.head_fields import head_lines
from reader.importer.facts.weighing import PROPOSED
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead, Manuscript, Part, furniture, part_of, placed
from reader.importer.shapes.half_width import half_width
from reader.importer.shapes.page_head import PageHead, read_page_head
from reader.text.numerals import CHINESE, page_number

_PAGE = re.compile(r"\s*Page (\d{1,3})\s*$")
_PRINTED = re.compile(rf"[\s#]*(第(?:\d{{1,2}}|[{CHINESE}]{{1,3}})版)\s*$")
_ALONE = re.compile(
    r"\s*(?:[\[［【](?:[标標][题題]|[题題])[\]］】]\s*(?P<tagged>\S.{0,79}?)|[\[［](?P<title>[^\[\]［］\n]{1,80})[\]］])\s*$"
)
_COLUMN = re.compile(r"\s*《[^《》]{2,10}》\s*$")
"""The name of a supplement (《自由談》) above the articles of its page."""

_TOP_LINES, _TOP_CHARS = 12, 400
"""Lines above the first page that may be the head of the issue, and characters among which it names the paper."""

_PAPER = frozenset(("申報", "申报"))
_HEAD = re.compile(r"\s*\[(?P<title>[^\[\]\n]{1,80})\][ \t]*(?:\[\s*(?P<beside>[^\[\]\n]{1,40})\])?\s*(?P<rest>.*)$")
_SIGNED = re.compile(r"(?:啓|啟|启|告白|告曰|佈|白|稿|撰|識|誌)$")
_FILE = re.compile(r"#?\s*(1[89]\d\d) ?- ?\d{1,3} ?- ?\d{4,10}\s*$")


@dataclass(frozen=True, slots=True)
class _Article:
    """An article's lines from `first` up to `end` (from 0); `head` is its head's match, None for one that goes on."""

    first: int
    end: int
    head: re.Match[str] | None


@dataclass(frozen=True, slots=True)
class _Form:
    """The marks of a text: those of its pages and of its articles."""

    page: re.Pattern[str]
    head: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's lines from `start` up to `end` (from 0), with its mark and its articles."""

    start: int
    mark: int
    end: int
    number: str
    articles: tuple[_Article, ...]

    @property
    def goes_on(self) -> bool:
        """Its first lines belong to the last article of the page before."""
        return bool(self.articles) and self.articles[0].head is None


def shenbao_pages(text: str, stem: str) -> Iterator[Manuscript]:
    """Yield the pages of such a text that hold an article; nothing for any other text. `stem` is the file's name."""
    if "Page " not in text and not any(name in text[:_TOP_CHARS] for name in _PAPER):
        return
    lines = text.split("\n")
    top = [stated for stated in map(_stated, takewhile(_is_above, lines[:_TOP_LINES])) if stated]
    form = _Form(_PAGE, _HEAD) if "Page " in text else _form_of(top)
    if form is None:
        return
    sheets = list(_sheets(lines, form))
    if not any(article.head for sheet in sheets for article in sheet.articles):
        return
    year = next((match[1] for name in (stem, lines[0]) if (match := _FILE.match(name))), None)
    for before, sheet, after in zip([None, *sheets], sheets, [*sheets[1:], None], strict=False):
        own = [*range(sheet.start, sheet.articles[0].first), *range(sheet.articles[-1].end, sheet.end)]
        yield Manuscript(
            text="\n".join(lines[sheet.start : sheet.end]),
            parts=tuple(_parts(lines, sheet, before, after)),
            furniture=furniture([(at - sheet.start + 1, lines[at].lstrip("# ")) for at in own]),
            guesses=(*_guesses(sheet.number, lines[sheet.mark], year), *_of_issue(top)),
            left_out=tuple(_tags(sheet)),
        )


_Stated = tuple[str, PageHead]
"""A line of the issue's head, and what it states."""


def _is_above(line: str) -> bool:
    """Return True for a line above the first page and article."""
    return not (_PAGE.match(line) or _PRINTED.match(line) or _HEAD.match(line) or _ALONE.match(line))


def _stated(line: str) -> _Stated | None:
    head = read_page_head(half_width(line.strip("# \u3000\t")))
    return (line.strip(), head) if head and head.known else None


def _form_of(top: Sequence[_Stated]) -> _Form | None:
    """Return the marks of a text whose head names 申報; None for any other."""
    return _Form(_PRINTED, _ALONE) if any(head.newspaper in _PAPER for _, head in top) else None


def _of_issue(top: Sequence[_Stated]) -> Iterator[Guess]:
    """Yield newspaper and day of the issue, which stand once above its pages."""
    for line, head in top:
        yield from issue_guesses(head.guesses(EvidenceSource.PAGE_HEAD, line))


def _sheets(lines: Sequence[str], form: _Form) -> Iterator[_Sheet]:
    """Yield the pages that hold an article; those without (of advertisements) go with the page before."""
    marks = [(at, match[1]) for at, line in enumerate(lines) if (match := form.page.match(line))]
    found = [
        (at, number, articles)
        for (at, number), (after, _) in pairwise([*marks, (len(lines), "")])
        if (articles := tuple(_articles(lines, at + 1, after, form)))
    ]
    starts = [0, *(at for at, _, _ in found[1:]), len(lines)]
    for (at, number, articles), (start, end) in zip(found, pairwise(starts), strict=False):
        yield _Sheet(start, at, end, page_number(number) or number, articles)


def _articles(lines: Sequence[str], start: int, end: int, form: _Form) -> Iterator[_Article]:
    said = [at for at in range(start, end) if lines[at].strip()]
    heads = {at: match for at in said if (match := form.head.match(lines[at]))}
    if form.page is _PRINTED and heads and said[0] not in heads and _COLUMN.match(lines[said[0]]):
        said = said[1:]
    for first, after in pairwise([*sorted({*said[:1], *heads}), end]):
        yield _Article(first, after, heads.get(first))


def _tags(sheet: _Sheet) -> Iterator[LeftOut]:
    """Yield the names that the text writes before its headlines: [题]."""
    for head in filter(None, (article.head for article in sheet.articles)):
        if head.groupdict().get("tagged"):
            yield LeftOut(Furniture.FIELD_NAME, head.string[: head.start("tagged")])


def _guesses(number: str, mark: str, year: str | None) -> Iterator[Guess]:
    """Yield the page's number, and the year: the corpus counts the issues of a year, and names no day."""
    yield Guess("page", number, (Evidence(EvidenceSource.PAGE_HEAD, mark.strip()),), 1.0)
    if year:
        yield Guess("date", year, (Evidence(EvidenceSource.FILE_NAME, year),), PROPOSED)


def _parts(lines: Sequence[str], sheet: _Sheet, before: _Sheet | None, after: _Sheet | None) -> Iterator[Part]:
    for article in sheet.articles:
        part = _part(lines, article, sheet.start)
        if before and article.head is None:
            part = replace(part, continued_from=JumpLine(page=before.number, text=lines[sheet.mark].strip()))
        if after and after.goes_on and article is sheet.articles[-1]:
            part = replace(part, continued_on=JumpLine(page=after.number, text=lines[after.mark].strip()))
        yield part


def _part(lines: Sequence[str], article: _Article, start: int) -> Part:
    given = _head(article.head) if article.head else GivenHead(headline="")
    body = placed(lines, range(article.first + bool(article.head), article.end), start)
    at_head = SourceLines(article.first - start + 1, article.first - start + 1)
    if rest := article.head.groupdict().get("rest", "") if article.head else "":
        body.insert(0, (rest, at_head))
    parted = [one for line, place in body for one in ((line, place), ("", place))]
    return part_of([*head_lines(given, at_head), *parted], given, has_crossheads=False)


def _head(head: re.Match[str]) -> GivenHead:
    """Return the head of an article; the second bracket signs it, or goes on with the headline (續前, 諭旨)."""
    said = head.groupdict()
    headline, beside = (said["title"] or said["tagged"]).strip(), (said.get("beside") or "").strip()
    if _SIGNED.search(beside):
        return GivenHead(headline=headline, byline=beside)
    return GivenHead(headline=f"{headline} {beside}".strip())
