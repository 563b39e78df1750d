"""The stages of reading, in order: source, container, manuscript, blocks, rules, stories, facts.

source      bytes of a file, read safely                   `source/`
container   the format's members, decoded                  `containers/`
manuscript  a page's text and what the container states    `manuscript.py`
blocks      lines with heading levels, gaps and numbers    `blocks/`
rules       what each block is                             `rules/`
stories     frozen stories and photos                      `stories/`
facts       newspaper, date, page number, section          `facts/`
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reader.domain.house_style import HouseStyle
from reader.domain.newspaper import Page, PageFacts
from reader.errors import FileReason, FileRefused
from reader.importer import bounds
from reader.importer.blocks.block import Block
from reader.importer.blocks.reading import split_blocks
from reader.importer.blocks.standing_lines import mark_standing
from reader.importer.blocks.wrapping import unwrap
from reader.importer.containers.file_sheet import Sheet
from reader.importer.containers.plain import text as plain_text
from reader.importer.containers.sheets import kind_by_start, sheets
from reader.importer.facts.weighing import chosen, settled
from reader.importer.manuscript import GivenHead, Manuscript, Part
from reader.importer.page_reading import OnRead, Styles
from reader.importer.rules.state import State
from reader.importer.rules.table import label
from reader.importer.source.kinds import Kind, known_kind
from reader.importer.source.part_refusals import without_refused
from reader.importer.source.safe_files import Document
from reader.importer.source.walk import OnPassed, OnRefused
from reader.importer.stories.followed import follows
from reader.importer.stories.healing import Words
from reader.importer.stories.line_numbers import on_lines
from reader.importer.stories.one_article import as_stated, is_title, one_article
from reader.importer.stories.origins import saved_from
from reader.importer.stories.picture_links import with_links
from reader.importer.stories.stated_adverts import as_advert
from reader.importer.stories.story_builder import build_stories
from reader.text.segment import Token, make_segmenter

_NONE_SAID: Mapping[str, str] = {}


def _no_style(_newspaper: str | None) -> HouseStyle:
    """Know no newspaper's house style."""
    return HouseStyle()


def _ignore_progress(_size: int) -> None:
    """Do nothing: the caller does not ask how far the reading is."""


def _raise(refusal: FileRefused) -> None:
    """Raise the refusal: the caller reads one page, and has nothing without it."""
    raise refusal


def _ignore_member(_member: Path) -> None:
    """Do nothing: the caller does not ask what an archive holds besides pages."""


def read_pages(
    path: Path,
    on_refused: OnRefused,
    on_read: OnRead = _ignore_progress,
    styles: Styles = _no_style,
    columns: Mapping[str, str] = _NONE_SAID,
    on_passed: OnPassed = _ignore_member,
) -> Iterator[Page]:
    """Read the pages of one file, one after the other: an archive or JSON Lines file needs the memory of one page.

    `on_read` receives, with each page, the number of the file's bytes that lie behind it; `styles` returns the
    house style that is known of a newspaper; `columns` are the fields that a person gave to columns of tables, by
    their names; `on_passed` receives the members of an archive that are no pages by their names. Raises
    FileRefused, also if no page holds a story or any text; with JSON Lines perhaps after some pages. A refused
    member of an archive, a refused line, or a page beyond the bounds of a newspaper, stops nothing: it goes to
    `on_refused`. If not one page came of the file its first refusal is raised.
    """
    return _with_content(_pages_of(sheets(path, on_refused, columns, on_passed), on_read, styles, on_refused), path)


def _pages_of(found: Iterable[Sheet], on_read: OnRead, styles: Styles, on_refused: OnRefused) -> Iterator[Page]:
    """Yield the page of each sheet that is not refused."""
    for sheet, page in without_refused(_each_page(found, styles, on_refused), on_refused):
        if sheet.read is not None:
            on_read(sheet.read)
        yield with_links(page, sheet.member) if sheet.member else page


def _each_page(
    found: Iterable[Sheet], styles: Styles, on_refused: OnRefused
) -> Iterator[tuple[Sheet, Page] | FileRefused]:
    for sheet in found:
        try:
            page = page_from(sheet.manuscript, sheet.path, styles, on_refused)
        except FileRefused as refusal:
            yield refusal
        else:
            yield sheet, page


def _with_content(pages: Iterator[Page], path: Path) -> Iterator[Page]:
    """Yield the pages that hold something; raise FileRefused if none does: its text was lost, or there was none.

    A page of nothing but pictures is one beside pages with text.
    """
    found = False
    mute: list[Page] = []
    for page in pages:
        if _holds_text(page):
            found = True
            yield from mute
            mute.clear()
            yield page
        elif any(story.photos for story in page.stories):
            if found:
                yield page
            else:
                mute.append(page)
    if not found:
        raise FileRefused(path, FileReason.NO_ARTICLE)


def _holds_text(page: Page) -> bool:
    """Return True if a page has a headline, a text, words of a photo or a jump line: more than pictures and rules."""
    return any(
        story.headline.main
        or any(photo.title or photo.caption or photo.credit for photo in story.photos)
        or story.continued_from
        or story.continued_on
        or any(paragraph.text.strip() for paragraph in story.paragraphs)
        for story in page.stories
    )


def page_from(
    manuscript: Manuscript | Page, path: Path, styles: Styles = _no_style, on_refused: OnRefused = _raise
) -> Page:
    """Return a manuscript's page, its facts weighed from page, container, path and text; a whole page as it is.

    The newspaper is known only once the page is read. If lines of its house style stand there that the rules took for
    something else, the page is read a second time. Articles beyond the bounds of a newspaper go to `on_refused`;
    without any other FileRefused is raised.
    """
    if isinstance(manuscript, Page):
        return manuscript
    manuscript = bounds.within(manuscript, path, on_refused)
    page = _page(manuscript, path, HouseStyle())
    style = styles(page.facts.newspaper)
    return page if follows(page, _texts(manuscript), style) else _page(manuscript, path, style)


def _texts(manuscript: Manuscript) -> Iterator[str]:
    for part in manuscript.parts:
        yield from (block.text for block in part.blocks) if part.blocks else (part.text,)


def _page(manuscript: Manuscript, path: Path, style: HouseStyle) -> Page:
    pages = [_parsed(part, style) for part in manuscript.parts]
    for page in pages:
        bounds.refuse_flood(page.stories, path)
    whole = Page(
        facts=next((page.facts for page in pages if page.facts.date or page.facts.number), pages[0].facts),
        guesses=(*manuscript.guesses, *(guess for page in pages for guess in page.guesses)),
        stories=(*manuscript.furniture, *(story for page in pages for story in page.stories)),
        problems=(*(problem for page in pages for problem in page.problems), *manuscript.problems),
        text=manuscript.text,
    )
    return saved_from(settled(whole, path), manuscript.origin)


def page_again(kept: str, path: Path, styles: Styles = _no_style) -> Page | None:
    """Read a page again from the text that was kept of it; None if that text does not say all that the file said.

    `kept` is the text of one page, `path` the file that it came from. Only Markdown and plain text are kept as they
    were: of HTML, EPUB and JSON Lines the text lacks what their marks said, of an archive the member's name.
    """
    if known_kind(path) is not Kind.TEXT or not kept.strip():
        return None
    document = Document(path, kept.encode("utf-8", "replace"))
    if kind_by_start(document, Kind.TEXT) is not Kind.TEXT:
        return None
    try:
        manuscripts = list(plain_text.manuscripts(document))
        return page_from(manuscripts[0], path, styles) if len(manuscripts) == 1 else None
    except FileRefused:
        return None


def parse_text(text: str, *, words: Words | None = None, style: HouseStyle | None = None) -> Page:
    """Recover a page from its text: its stories, photos and what the page head says. Never raises; nothing is lost.

    `text` may have line ends of any kind; the page keeps it with \\n. `words` cuts Han text into words (the library's
    segmenter by default). It is asked only about seams that nothing else decides, and loaded with the first such seam.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return parse_blocks(_blocks(text), text, words=words, style=style)


def _blocks(text: str) -> list[Block]:
    return unwrap(split_blocks(text), text.split("\n"))


def parse_blocks(
    blocks: list[Block], text: str, *, words: Words | None = None, style: HouseStyle | None = None
) -> Page:
    """Recover a page from the blocks of a source; `text` is what is kept and shown as its original."""
    mark_standing(blocks, style or HouseStyle())
    state = State(blocks)
    label(state)
    stories = build_stories(state, words or _words)
    return Page(
        facts=chosen(state.guesses, PageFacts()),
        guesses=tuple(state.guesses),
        stories=stories,
        problems=tuple(state.problems),
        text=text,
    )


def _parsed(part: Part, style: HouseStyle) -> Page:
    blocks = list(part.blocks) or _blocks(part.text)
    if part.blocks or len(part.text) > bounds.LONGEST_LINE_CHARS:
        blocks = bounds.parted(blocks)
    if not part.is_cut:
        for block in blocks:
            block.closed = True
    page = parse_blocks(blocks, part.text, style=style)
    if part.lines:
        page = on_lines(page, part.lines)
    if part.given:
        page = _of_article(page, part, part.given, style)
    if part.origin:
        stories = tuple(dataclasses.replace(story, origin=part.origin) for story in page.stories)
        page = dataclasses.replace(page, stories=stories)
    return page


def _of_article(page: Page, part: Part, given: GivenHead, style: HouseStyle) -> Page:
    """Return the page of one article; a headline that reads as a page head (参考消息 3月8日) states nothing of it."""
    by_headline = {guess for guess in page.guesses if any(one.quote == given.headline for one in guess.evidence)}
    guesses = tuple(guess for guess in page.guesses if guess not in by_headline)
    article, *others = one_article(page.stories, given, style)
    again = next((story for story in others if is_title(story, given)), None)
    if by_headline and again:
        others.remove(again)
    article = as_stated(article, part)
    stories = (as_advert(article) if part.is_advert else article, *others)
    return dataclasses.replace(page, facts=chosen(guesses, PageFacts()), guesses=guesses, stories=stories)


def _words(text: str) -> list[Token]:
    return make_segmenter().tokens(text)
