"""A story as HTML for the window, print and export: the headline stack as printed, text, photos.

The HTML uses only what Qt's rich text knows. Two renderings of one story that differ only in `full_width`, `script`
and `split_headlines` have as many characters, place for place: a selection in one is a selection in the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

from reader.domain.photo import Photo
from reader.domain.span import Span
from reader.domain.story import Paragraph, ParagraphStyle, Story, StoryKind
from reader.ports.rows import HeldStory
from reader.render.headlines import in_lines
from reader.render.shown_text import ShownText
from reader.render.story_css import StoryStyle, style_sheet

SHORT_SIGNATURE = 24
"""A signature of more characters would break, and leave its last words alone at the right: it is set as text is."""
_BOX = '<table class="photo" width="100%" cellpadding="14" cellspacing="0">'


class Marker(Protocol):
    """Where the words of a query stand in a text, in code points of it."""

    def spans(self, text: str) -> Sequence[Span]: ...


class Printed(Protocol):
    """Something with the place where it was printed: a row of a list, a clipping. None stands for what is not known."""

    @property
    def newspaper(self) -> str | None: ...
    @property
    def date(self) -> str | None: ...
    @property
    def page(self) -> str | None: ...
    @property
    def section(self) -> str | None: ...


def _where(printed: Printed) -> str:
    page = f"第{printed.page}版" if printed.page else None
    return " · ".join(part for part in (printed.newspaper, printed.date, page, printed.section) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWords:
    """What the page says beside the story's own text. `missing` has a place {page}."""

    where: Callable[[Printed], str] = _where
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
    """One story, or the parts of one story in reading order, as a whole HTML document."""
    parts = held if isinstance(held, Sequence) else [held]
    page = StoryPage(style or StoryStyle(), words or StoryWords(), highlighter)
    body = "".join(page.part(part, first=not number) for number, part in enumerate(parts))
    ends = page.ends(parts[0].story, parts[-1].story) if parts else ("", "")
    return page.document(f"{ends[0]}{body}{ends[1]}")


class StoryPage:
    """Builds the pieces of one document with one style."""

    def __init__(self, style: StoryStyle, words: StoryWords, marker: Marker | None = None) -> None:
        self.style = style
        self.words = words
        self._marker = marker

    def document(self, body: str) -> str:
        """The whole document."""
        return f"<html><head><style>{style_sheet(self.style)}</style></head><body>{body}</body></html>"

    def part(self, held: HeldStory, *, first: bool) -> str:
        story = held.story
        where = self.words.where(held.row)
        if not first:
            return f'<p class="part">{escape(self.words.continued)} {escape(where)}</p>{self._body(story)}'
        label = self.words.photo if story.kind is StoryKind.PHOTO else ""
        return (
            self.line("where", " · ".join(part for part in (where, label) if part))
            + self._headlines(story)
            + self._body(story)
        )

    def ends(self, first: Story, last: Story) -> tuple[str, str]:
        """Notes for a chain that starts or goes on where nothing is held."""
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
        lead = story.dateline.text if story.dateline else ""
        if paragraph.style is ParagraphStyle.TEXT and lead and paragraph.text.startswith(lead):
            rest = self.inline(paragraph.text, start=len(lead))
            return f'<p class="text"><b>{self.inline(paragraph.text, end=len(lead))}</b>{rest}</p>'
        # Qt's rich text takes the side from the attribute only.
        short = paragraph.style is ParagraphStyle.SIGNATURE and len(paragraph.text) <= SHORT_SIGNATURE
        side = ' align="right"' if short else ""
        return f'<p class="{paragraph.style.value}"{side}>{self.inline(paragraph.text)}</p>'

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
        """A paragraph of our own words."""
        return f'<p class="{kind}">{escape(text)}</p>' if text else ""

    def text(self, kind: str, text: str | None, *, split: bool = False) -> str:
        """A paragraph of its own kind, where there is a text."""
        if not text:
            return ""
        inline = self.inline(text, split=split and self.style.split_headlines)
        return f'<p class="{kind}">{inline}</p>'

    def inline(self, text: str, start: int = 0, end: int | None = None, *, split: bool = False) -> str:
        """Characters `start` to `end` of `text`, escaped, with their marks; nothing is added or left out."""
        end = len(text) if end is None else end
        shown = ShownText(self.style.full_width, self.style.script)(text)
        shown = in_lines(shown) if split else shown
        pieces, at = [], start
        for span in self._marker.spans(text) if self._marker else ():
            first, last = max(span.start, at), min(span.end, end)
            if first < last:
                pieces += [escape(shown[at:first]), f'<span class="mark">{escape(shown[first:last])}</span>']
                at = last
        return "".join([*pieces, escape(shown[at:end])]).replace("\n", "<br>")
