"""A story as HTML for the window and for print: the headline stack as printed, text, photos.

The HTML stays within Qt's rich text. Renderings of one story that differ only in `full_width`, `script` and
`split_headlines` have the same characters at the same offsets: a selection in one is a selection in the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

from reader.domain.photo import Photo
from reader.domain.span import Span
from reader.domain.story import Paragraph, ParagraphStyle, Story, StoryKind
from reader.domain.table_cells import Cell, figure_columns, rows_of
from reader.ports.rows import HeldStory
from reader.render.headlines import in_lines
from reader.render.shown_text import ShownText
from reader.render.story_css import StoryStyle, style_sheet

SHORT_SIGNATURE_LENGTH = 24
"""A longer signature would break, with its last words alone at the right edge: it is set like text."""
_BOX = '<table class="photo" width="100%" cellpadding="14" cellspacing="0">'
_ROWS = '<table class="rows" width="100%" border="1" cellpadding="6" cellspacing="0">'
_RIGHT = ' align="right"'
"""Qt's rich text takes the side from the attribute only."""

_WIDE_COLUMNS = 6
"""A table of more columns is set smaller."""


class Marker(Protocol):
    """Finds the hits of a query in a text, as spans in code points."""

    def spans(self, text: str) -> Sequence[Span]: ...


class Printed(Protocol):
    """Anything with its place of publication: a row of a list, a clipping. None for facts that are not known."""

    @property
    def newspaper(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def page(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...


def _printed_in(printed: Printed) -> str:
    page = f"第{printed.page}版" if printed.page else None
    return " · ".join(part for part in (printed.newspaper, printed.date, page, printed.section) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWords:
    """Words of the page that are not the story's own. `missing_start` and `missing_rest` contain {page}."""

    printed_in: Callable[[Printed], str] = _printed_in
    photo: str = "图片新闻"
    continued: str = "续文"
    missing_start: str = "上文在第{page}版，不在报库里"
    missing_rest: str = "下文在第{page}版，不在报库里"


def story_html(
    held: "HeldStory | Sequence[HeldStory]",
    *,
    highlighter: Marker | None = None,
    style: StoryStyle | None = None,
    words: StoryWords | None = None,
) -> str:
    """Return a story, or the parts of a continued story in reading order, as an HTML document."""
    parts = held if isinstance(held, Sequence) else [held]
    builder = StoryHtml(style or StoryStyle(), words or StoryWords(), highlighter)
    body = "".join(builder.part(part, first=not number) for number, part in enumerate(parts))
    ends = builder.ends(parts[0].story, parts[-1].story) if parts else ("", "")
    return builder.document(f"{ends[0]}{body}{ends[1]}")


class StoryHtml:
    """Builds the elements of one document in one style."""

    def __init__(self, style: StoryStyle, words: StoryWords, marker: Marker | None = None) -> None:
        self.style = style
        self.words = words
        self._marker = marker

    def document(self, body: str) -> str:
        """Return the document with this body."""
        return f"<html><head><style>{style_sheet(self.style)}</style></head><body>{body}</body></html>"

    def part(self, held: HeldStory, *, first: bool) -> str:
        """Return a part of a story; the first with its headline stack, another under a line on where it was printed."""
        story = held.story
        printed_in = self.words.printed_in(held.row)
        if not first:
            return f'<p class="part">{escape(self.words.continued)} {escape(printed_in)}</p>{self._body(story)}'
        label = self.words.photo if story.kind is StoryKind.PHOTO else ""
        return (
            self.line("where", " · ".join(part for part in (printed_in, label) if part))
            + self._headlines(story)
            + self._body(story)
        )

    def ends(self, first: Story, last: Story) -> tuple[str, str]:
        """Return notes above and below a story whose beginning or rest is not in the library; '' if it is."""
        before = after = ""
        if first.continued_from:
            before = self.line("missing", self.words.missing_start.format(page=first.continued_from.page))
        if last.continued_on:
            after = self.line("missing", self.words.missing_rest.format(page=last.continued_on.page))
        return before, after

    def _headlines(self, story: Story) -> str:
        headline = story.headline
        main = headline.main or (story.title if story.kind is StoryKind.PHOTO else None)
        return (
            self.text("label", story.column_label)
            + self.text("kicker", headline.kicker)
            + self.text("headline", main, split=True)
            + self.text("deck", headline.deck, split=True)
            + "".join(self.text("byline", line) for line in (story.byline_text or "").splitlines())
        )

    def _body(self, story: Story) -> str:
        before = self.text("jump", story.continued_from.text) if story.continued_from else ""
        after = self.text("jump", story.continued_on.text) if story.continued_on else ""
        alone = story.kind is StoryKind.PHOTO
        photos = "".join(self._photo(photo, alone=alone) for photo in story.photos)
        paragraphs = "".join(self._paragraph(paragraph, story) for paragraph in story.paragraphs)
        return before + (photos + paragraphs if alone else paragraphs + photos) + after

    def _paragraph(self, paragraph: Paragraph, story: Story) -> str:
        if paragraph.style is ParagraphStyle.TABLE:
            return self._table(paragraph.text)
        lead = story.dateline.text if story.dateline else ""
        if paragraph.style is ParagraphStyle.TEXT and lead and paragraph.text.startswith(lead):
            rest = self.inline(paragraph.text, start=len(lead))
            return f'<p class="text"><b>{self.inline(paragraph.text, end=len(lead))}</b>{rest}</p>'
        short = paragraph.style is ParagraphStyle.SIGNATURE and len(paragraph.text) <= SHORT_SIGNATURE_LENGTH
        return f'<p class="{paragraph.style.value}"{_RIGHT if short else ""}>{self.inline(paragraph.text)}</p>'

    def _table(self, text: str) -> str:
        """Return a table; each cell is a paragraph, its characters where they stand in the text of the whole."""
        rows, shown, spans = rows_of(text), self._shown(text), self._spans(text)
        right = figure_columns(rows)
        kind = "cell" if len(rows[0]) <= _WIDE_COLUMNS else "smallcell"

        def cell_html(at: int, cell: Cell) -> str:
            side = _RIGHT if at in right else ""
            return f'<td><p class="{kind}"{side}>{_marked(shown, spans, cell.start, cell.end)}</p></td>'

        lines = ("".join(cell_html(at, cell) for at, cell in enumerate(row)) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"{_ROWS}{body}</table>"

    def _photo(self, photo: Photo, *, alone: bool) -> str:
        picture = f'<p class="picture"><img src="media:{escape(photo.image)}"></p>' if photo.image else ""
        lines = photo.caption.split("\n") if photo.caption else []
        texts = (
            (self.text("phototitle", photo.title) if not alone else "")
            + "".join(self.text("caption", line) for line in lines)
            + self.text("credit", photo.credit)
        )
        return f"{picture}{_BOX}<tr><td>{texts}</td></tr></table>"

    def line(self, kind: str, text: str) -> str:
        """Return a paragraph of the program's own words; '' without text."""
        return f'<p class="{kind}">{escape(text)}</p>' if text else ""

    def text(self, kind: str, text: str | None, *, split: bool = False) -> str:
        """Return a paragraph of the story, with `kind` as its class; '' without text."""
        if not text:
            return ""
        inline = self.inline(text, split=split and self.style.split_headlines)
        return f'<p class="{kind}">{inline}</p>'

    def inline(self, text: str, start: int = 0, end: int | None = None, *, split: bool = False) -> str:
        """Return characters `start` to `end` of `text`, escaped, hits highlighted; none is added or left out."""
        end = len(text) if end is None else end
        shown = self._shown(text)
        return _marked(in_lines(shown) if split else shown, self._spans(text), start, end)

    def _shown(self, text: str) -> str:
        return ShownText(self.style.full_width, self.style.script)(text)

    def _spans(self, text: str) -> Sequence[Span]:
        return self._marker.spans(text) if self._marker else ()


def _marked(shown: str, spans: Sequence[Span], start: int, end: int) -> str:
    pieces, at = [], start
    for span in spans:
        first, last = max(span.start, at), min(span.end, end)
        if first < last:
            pieces += [escape(shown[at:first]), f'<span class="mark">{escape(shown[first:last])}</span>']
            at = last
    return "".join([*pieces, escape(shown[at:end])]).replace("\n", "<br>")
