"""A story on a terminal in the layout of a newspaper: headline stack, byline, indented paragraphs, photos."""

from collections import Counter
from collections.abc import Iterator

from reader.cli.terminal.composing import Composer
from reader.cli.terminal.issue_names import page_of_story
from reader.cli.terminal.loaded_story import OpenStory
from reader.cli.terminal.table_lines import table_lines
from reader.cli.words import listed, mark, tr, tr_n
from reader.domain.photo import Photo
from reader.domain.story import JumpLine, Paragraph, ParagraphStyle, Story, StoryKind
from reader.ports.rows import HeldStory
from reader.render.story_html import SHORT_SIGNATURE_LENGTH
from reader.text.escaping import on_one_line

_INDENT_CELLS = 4
"""Two Chinese characters."""
_PHOTO_MARGIN = "  │ "
_ZONES = {
    "headline": mark("headline"),
    "byline": mark("byline"),
    "text": mark("text"),
    "photo": mark("photos"),
}


class StoryLines:
    """Lays one story out with one composer, whose spans are the hits of the story's query."""

    def __init__(self, story: OpenStory, composer: Composer) -> None:
        self._story = story
        self._set = composer
        self._set_own = Composer(composer.width, composer.look)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the story, without blank lines in a row."""
        begun = blank = False
        for line in self._lines():
            if line and blank:
                yield ""
            if line:
                yield line
            begun = begun or bool(line)
            blank = begun and not line

    def _lines(self) -> Iterator[str]:
        first, last = self._story.parts[0].story, self._story.parts[-1].story
        yield from self._head()
        yield from self._missing(first.continued_from, tr("It begins on page {page}, which is not held."))
        for number, part in enumerate(self._story.parts):
            if number:
                yield ""
                yield from self._own(tr("Continued: {where}").format(where=page_of_story(part.row)))
            yield ""
            yield from self._body(part.story)
        yield from self._missing(last.continued_on, tr("It goes on on page {page}, which is not held."))
        yield from self._bookmark()

    def _head(self) -> Iterator[str]:
        part = self._story.parts[0]
        story = part.story
        kind = tr("Picture story") if story.kind is StoryKind.PHOTO else ""
        number = tr("story {id}").format(id=part.row.id)
        yield from self._own("  ".join(filter(None, (page_of_story(part.row), kind, number))))
        yield from self._own(self._matches())
        yield ""
        if story.column_label:
            *label, end = self._set.lines(story.column_label, margin="  ", hanging="〔")
            yield from (*label, f"{end}〕")
        yield from self._set.lines(story.headline.kicker)
        yield from self._set.lines(_title(part), style=self._set.look.bold)
        yield from self._set.lines(story.headline.deck)
        yield from self._set.lines(story.byline_text)

    def _body(self, story: Story) -> Iterator[str]:
        alone = story.kind is StoryKind.PHOTO
        if story.continued_from:
            yield from self._set.lines(story.continued_from.text, style=self._set.look.dim)
        if alone:
            yield from self._photos(story, titled=False)
        for number, paragraph in enumerate(story.paragraphs):
            yield from self._paragraph(paragraph, story, first=number == 0 and not alone)
        if not alone:
            yield from self._photos(story, titled=True)
        if story.continued_on:
            yield from self._set.lines(story.continued_on.text, style=self._set.look.dim)

    def _paragraph(self, paragraph: Paragraph, story: Story, *, first: bool) -> Iterator[str]:
        match paragraph.style:
            case ParagraphStyle.CROSSHEAD:
                if not first:
                    yield ""
                yield from self._set.lines(paragraph.text, style=self._set.look.bold)
            case ParagraphStyle.TABLE:
                yield ""
                yield from table_lines(paragraph.text, self._set)
                yield ""
            case ParagraphStyle.VERSE:
                yield from self._set.lines(paragraph.text, margin=" " * _INDENT_CELLS)
            case ParagraphStyle.SIGNATURE if len(paragraph.text) <= SHORT_SIGNATURE_LENGTH:
                yield from self._set.lines(paragraph.text, at_right=True)
            case _:
                opening = story.dateline.text if story.dateline else ""
                lead = len(opening) if paragraph.text.startswith(opening) else 0
                yield from self._set.lines(paragraph.text, indent=_INDENT_CELLS, lead=lead)

    def _photos(self, story: Story, *, titled: bool) -> Iterator[str]:
        for photo in story.photos:
            yield ""
            yield from self._photo(photo, titled=titled)
        if story.photos:
            yield ""

    def _photo(self, photo: Photo, *, titled: bool) -> Iterator[str]:
        look = self._set.look
        texts = (
            (photo.title if titled else None, look.bold),
            (photo.caption, str),
            (photo.credit, look.dim),
        )
        ahead = f"{_PHOTO_MARGIN}{look.dim('［' + tr('Photo') + '］')}"
        if not any(text for text, _ in texts):
            yield ahead
        for text, style in texts:
            if text:
                yield from self._set.lines(text, margin=_PHOTO_MARGIN, hanging=ahead, style=style)
                ahead = _PHOTO_MARGIN

    def _matches(self) -> str:
        """Return the number of hits in the story, by zone; '' without a query or without hits."""
        if self._story.marker is None:
            return ""
        counts = Counter(zone for zone, text in self._texts() for _ in self._set.spans(text))
        if not counts:
            return ""
        total = tr_n("{n} match", "{n} matches", counts.total())
        counted = listed(f"{tr(name)} {counts[zone]}" for zone, name in _ZONES.items() if counts[zone])
        return tr("{matches} for {query}: {places}").format(query=self._story.query, matches=total, places=counted)

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Zone and text of every line that is shown."""
        for part in self._story.parts:
            for zone, text in _zones_of(part.story):
                yield from ((zone, line) for line in (text or "").split("\n"))

    def _missing(self, jump: JumpLine | None, words: str) -> Iterator[str]:
        if jump:
            yield ""
            yield from self._own(words.format(page=jump.page))

    def _bookmark(self) -> Iterator[str]:
        star = self._story.star
        if star:
            yield ""
            about = "  ".join(filter(None, (star.folder, *(f"#{tag}" for tag in star.tags))))
            yield from self._own(f"★ {tr('Bookmarked')}  {about}".rstrip())
            yield from self._set_own.lines(star.note, margin="  ")

    def _own(self, text: str) -> Iterator[str]:
        """Return words of the program, in which no hits are highlighted."""
        return self._set_own.lines(on_one_line(text), style=self._set.look.dim)


def _title(part: HeldStory) -> str | None:
    return part.story.headline.main or (part.story.title if part.story.kind is StoryKind.PHOTO else None)


def _zones_of(story: Story) -> Iterator[tuple[str, str | None]]:
    headline = story.headline
    alone = story.kind is StoryKind.PHOTO
    title = headline.main or (story.title if alone else None)
    yield from (("headline", text) for text in (story.column_label, headline.kicker, title, headline.deck))
    yield "byline", story.byline_text
    yield from (("text", jump.text) for jump in (story.continued_from, story.continued_on) if jump)
    yield from (("text", paragraph.text) for paragraph in story.paragraphs)
    for photo in story.photos:
        yield from (("photo", text) for text in (photo.title if not alone else None, photo.caption, photo.credit))
