"""One row of a table as an article: its lines in the page's text, its head, its body in paragraphs, what is left."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.domain.article_table import Field
from reader.domain.origin import Origin
from reader.domain.span import SourceLines
from reader.importer.blocks.block import Block, Stated
from reader.importer.containers import saved_from
from reader.importer.containers.head_fields import is_no_paper
from reader.importer.containers.records import adverts
from reader.importer.containers.records.cell_values import issue_of, newspaper_of, page_of
from reader.importer.containers.records.known_columns import Columns, whole_day
from reader.importer.containers.records.record_pictures import pictures_in_cell
from reader.importer.containers.records.row import MARKED_UP, Aside, RecordPicture, Row
from reader.importer.containers.records.written_row import WrittenRow
from reader.importer.containers.web import address
from reader.importer.containers.web.composed import Sheet
from reader.importer.containers.web.html_lines import Line, lines_of
from reader.importer.containers.web.html_tree import tree_of
from reader.importer.containers.web.picture_captions import with_captions
from reader.importer.furniture import Furniture, LeftOut
from reader.importer.manuscript import GivenHead, Part, part_of

_INDENTS = re.compile(
    r"(?<=[。！？；：”’」』）…!?.)])[ \t\xa0]*[\u3000\u2003]{1,4}[ \t\xa0]*(?=\S)|(?<=\S)[\u3000\u2003]{2,4}(?=\S)"
)
"""White space within a line that stood before a paragraph when the line ends were taken out."""

_WRITTEN_ENDS = re.compile(r"\\r\\n|\\n")
_SIGNS = re.compile(r"[\W_]+")
_COUNT = re.compile(
    r"(?:共计?|合计|总计|总共|共計|合計|總計)\s?[:：]?\s?\d[\d,]{0,8}\s?[条篇则條則]?(?:记录|记錄|記錄)?[。.]?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Places of an article in the paper as its row states them; '' for what it leaves out.

    `by_address` names the facts that its web address alone states.
    """

    newspaper: str = ""
    date: str = ""
    page: str = ""
    section: str = ""
    by_address: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowArticle:
    """An article of a table. `lines` are its lines in the page's text, with numbers from 1 that the others refer to,
    `head` those that the file has over all of its rows.

    `part` is None for a row without headline and text. `beside` are lines that no field takes, `left_out` are the cells
    that became facts.
    """

    facts: Facts
    lines: tuple[str, ...]
    part: Part | None
    beside: tuple[tuple[int, str], ...]
    left_out: tuple[LeftOut, ...] = ()
    is_from_web: bool = False
    head: tuple[str, ...] = ()


def article_of(row: Row, columns: Columns) -> RowArticle:
    """Return the article of a row, or no article for a row without headline and text, or one that counts the others."""
    written = WrittenRow(row)
    advert = dict(adverts.stating(row))
    row = replace(row, cells=tuple(cell for cell in row.cells if cell[0] not in advert)) if advert else row
    values, beside = columns.values(row)
    if Field.URL not in values and saved_from.web_address(values.get(Field.NEWSPAPER)):
        # Clippers write the address as the source.
        values[Field.URL] = values.pop(Field.NEWSPAPER)
    given = _given(values)
    body = _body(values, columns, written)
    if not (given.headline or body.lines) or _counts(row):
        return _no_article(row, written)
    facts, kept = _facts(values, is_said=columns.is_said(Field.NEWSPAPER))
    pictures = {name: row.pictures.get(name) or pictures_in_cell(name, text) for name, text in row.cells}
    pictured = [name for name, found in pictures.items() if found and not columns.of(name).field]
    body.lines.extend(_pictures(pictures, pictured, written))
    repeated = [one for one in body.lines[:_NEAR_TOP] if given.headline and _same(one[0].text, given.headline)][:1]
    if repeated:
        body.lines.remove(repeated[0])
    unsaid = {name for name, text in row.cells if columns.is_unsaid(name, text)}
    names = {name for name, _ in row.cells if columns.of(name).field in kept} - unsaid
    names |= {name for name, _ in beside} - set(pictured)
    left = [(written.places[name].first, f"{name}: {_one_line(text)}") for name, text in row.cells if name in names]
    left += [(place.first, line.text) for line, place in repeated]
    facts_said = [
        text for name, text in row.cells if name in unsaid or (columns.of(name).field in _FACTS and name not in names)
    ]
    part = _part(given, _head(given, columns, values, written), body, _origin(values))
    return RowArticle(
        facts=facts,
        lines=tuple(written.lines),
        part=replace(part, is_advert=bool(advert)),
        beside=tuple(left),
        left_out=tuple(LeftOut(Furniture.FACT, text) for text in (*advert.values(), *facts_said)),
        is_from_web=saved_from.web_address(values.get(Field.URL)) is not None and not facts.page,
        head=row.head,
    )


def line_alone(aside: Aside) -> RowArticle:
    """Return a line that is no row, beside those of its page."""
    lines = aside.source or (aside.text,)
    return RowArticle(facts=Facts(), lines=lines, part=None, beside=((1, aside.text),))


def _no_article(row: Row, written: WrittenRow) -> RowArticle:
    """Return a row that is no article, all of its cells beside those of its page."""
    beside = tuple((written.places[name].first, f"{name}: {_one_line(text)}") for name, text in row.cells)
    return RowArticle(facts=Facts(), lines=tuple(written.lines), part=None, beside=beside, head=row.head)


def _counts(row: Row) -> bool:
    """Return True for a row of one cell that counts the others, as databases write below their lists."""
    return len(row.cells) == 1 and _COUNT.fullmatch(row.cells[0][1]) is not None


_FACTS = frozenset(
    (
        *(Field.NEWSPAPER, Field.DATE, Field.YEAR, Field.MONTH, Field.DAY),
        *(Field.PAGE, Field.SECTION, Field.URL, Field.SAVED),
    )
)

_Placed = tuple[Line, SourceLines]
"""A line of an article, and its place in the text of its row."""

_NEAR_TOP = 2
"""Lines at the top of a text among which it may repeat its headline: a kicker may stand above it."""


@dataclass(frozen=True, slots=True)
class _Body:
    """The lines of the article's text with their places in the page's text.

    Of HTML they come with what its marks say; else they are text that may hold Markdown.
    """

    lines: list[_Placed]
    is_html: bool = False


def _facts(values: Mapping[Field, str], *, is_said: bool) -> tuple[Facts, set[str]]:
    """Return what the row says of its place in the paper, and the fields whose cells say more than that.

    A cell that holds newspaper, day and page together beats the cells of one of them: `page` is the page of a list of
    results there, as often as not. With `is_said` a person said which column holds the newspaper.
    """
    kept: set[str] = {Field.ISSUE}
    issue = issue_of(values.get(Field.ISSUE, ""))
    # A paper's own cell may hold day and page as well, and a day's the paper: they fill what no other cell states.
    more = {which: found for which in (Field.NEWSPAPER, Field.DATE) if (found := issue_of(values.get(which, "")))}
    kept |= more.keys()
    stated = issue.date if issue else ""
    day = stated or whole_day(values) or next((each.date for each in more.values() if each.date), None)
    if day is None or stated:
        kept |= {Field.DATE, Field.YEAR, Field.MONTH, Field.DAY}
    number = issue.page if issue else ""
    place = None if number else page_of(values.get(Field.PAGE, ""))
    if place is None:
        kept.add(Field.PAGE)
    source = values.get(Field.NEWSPAPER, "")
    is_paper = saved_from.web_address(source) is None and (is_said or not is_no_paper(source))
    newspaper = newspaper_of(source) if is_paper else ""
    if Field.NEWSPAPER in more:
        newspaper = more[Field.NEWSPAPER].newspaper or newspaper
    if newspaper != source.strip("《》 "):
        kept.add(Field.NEWSPAPER)
    if saved_from.web_address(values.get(Field.URL)) is None:
        kept |= {Field.URL, Field.SAVED}
    facts = Facts(
        newspaper=newspaper or next((each.newspaper for each in (issue, *more.values()) if each), ""),
        date=day or "",
        page=number or (place.number if place else next((each.page for each in more.values()), "")),
        section=values.get(Field.SECTION, "").strip() or (place.section if place else ""),
    )
    return _with_address(facts, values.get(Field.URL)), kept


def _with_address(facts: Facts, url: str | None) -> Facts:
    """Return the facts with those that the address of an e-paper's article states beside them."""
    found = {guess.field: guess.value for guess in address.guesses(url, sure=True)}
    if "newspaper" not in found or facts.newspaper not in ("", found["newspaper"]):
        return facts
    added = {name: found[name] for name in ("newspaper", "date", "page") if name in found and not getattr(facts, name)}
    return replace(facts, **added, by_address=frozenset(added))


def _given(values: Mapping[Field, str]) -> GivenHead:
    return GivenHead(
        headline=_line(values, Field.TITLE),
        kicker=_line(values, Field.KICKER),
        deck=_line(values, Field.DECK),
        column_label=_line(values, Field.LABEL),
        byline=_line(values, Field.AUTHOR),
    )


def _line(values: Mapping[Field, str], wanted: Field) -> str | None:
    """Return a cell as one line, without the marks of HTML; None if it says nothing."""
    return _one_line(_unmarked(values.get(wanted, ""))) or None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _unmarked(text: str) -> str:
    tree = tree_of(text) if MARKED_UP.search(text) else None
    return "\n".join(line.text for line in lines_of(tree)) if tree is not None else text


def _body(values: Mapping[Field, str], columns: Columns, written: WrittenRow) -> _Body:
    """Return the article's text: paragraphs of HTML, or lines parted where paragraphs begin."""
    text = values.get(Field.TEXT, "")
    place = _place(written, columns, values, Field.TEXT) if text else None
    if place is None:
        return _Body([])
    tree = tree_of(text) if MARKED_UP.search(text) else None
    if tree is not None:
        return _Body([(line, place) for line in with_captions(lines_of(tree))], is_html=True)
    lines = text.split("\n")
    first = place.last - len(lines) + 1
    is_exact = place.last - place.first == len(lines) - 1
    found: list[_Placed] = []
    for at, line in enumerate(lines, first):
        here = SourceLines(at, at) if is_exact else place
        found += [(Line(piece), here) for piece in _paragraphs(line)]
    return _Body(found)


def _place(written: WrittenRow, columns: Columns, values: Mapping[Field, str], wanted: Field) -> SourceLines | None:
    """Return the lines of the cell that holds a field."""
    if wanted not in values:
        return None
    return next((place for name, place in written.places.items() if columns.of(name).field == wanted), None)


def _pictures(
    found: Mapping[str, Sequence[RecordPicture]], names: Iterable[str], written: WrittenRow
) -> Iterator[_Placed]:
    """Yield the pictures in cells, each with the words below it."""
    for name in names:
        for picture in found[name]:
            yield Line(image=picture.link), written.places[name]
            if picture.words:
                yield Line(picture.words, stated=Stated.CAPTION), written.places[name]


def _paragraphs(line: str) -> list[str]:
    """Part a line where written line ends (\\n) or an indent stand in it."""
    pieces = [piece for written in _WRITTEN_ENDS.split(line) for piece in _INDENTS.split(written)]
    return pieces if len(pieces) > 1 else [line]


def _head(given: GivenHead, columns: Columns, values: Mapping[Field, str], written: WrittenRow) -> list[_Placed]:
    """Return the headline and the authors as lines of the article, each where its own cell stands."""
    top = SourceLines(1, max(1, len(written.lines)))
    title = _place(written, columns, values, Field.TITLE) or top
    author = _place(written, columns, values, Field.AUTHOR) or title
    lines = ((given.headline, 1, title), (given.byline, 0, author))
    return [(Line(text, level=level), place) for text, level, place in lines if text]


def _part(given: GivenHead, head: Sequence[_Placed], body: _Body, origin: Origin | None) -> Part:
    if body.is_html:
        return _part_of_blocks(given, [*head, *body.lines], origin)
    lines = [("", head[0][1])] if head and not head[0][0].level else []
    for line, place in head:
        lines += [(f"# {line.text}" if line.level else line.text, place), ("", place)]
    text = ((_shown(line), place) for line, place in body.lines)
    return part_of([*lines, *text], given, origin=origin, is_cut=False)


def _shown(line: Line) -> str:
    """Return a line as text, a picture as Markdown's mark or, without a link, as a comment in its place."""
    if line.image is None:
        return f"<figcaption>{line.text}</figcaption>" if line.stated is Stated.CAPTION else line.text
    return f"![]({line.image})" if line.image else _NO_LINK


_NO_LINK = "<!-- image -->"
"""A mark that the reading layer takes for a picture."""


def _part_of_blocks(given: GivenHead, lines: Iterable[_Placed], origin: Origin | None) -> Part:
    sheet = Sheet()
    blocks: list[Block] = []
    places: list[SourceLines] = []
    for line, place in lines:
        blocks.append(sheet.put(line))
        places += [place] * (len(sheet.lines) - len(places))
    return Part(blocks=blocks, lines=places, given=given, origin=origin)


def _same(text: str, headline: str) -> bool:
    plain = _SIGNS.sub("", text)
    return bool(plain) and plain == _SIGNS.sub("", headline)


def _origin(values: Mapping[Field, str]) -> Origin | None:
    return saved_from.origin(values.get(Field.URL), values.get(Field.SAVED))
