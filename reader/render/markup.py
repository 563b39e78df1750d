"""Clippings as XHTML that is also valid HTML 5, shared by the HTML page and the EPUB. All text is escaped.

Each clipping is an `article` with its facts as microdata of schema.org (NewsArticle), so that any program can read
headline, newspaper, date and page. Facts without a property in schema.org stand in classes and data attributes. The
importer reads both (`importer/containers/own/own_markup`).
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping

from reader.domain.export_marks import UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Byline, Paragraph, ParagraphStyle, Role, Story, StoryKind
from reader.domain.table_cells import figure_columns, rows_of
from reader.render.clipping import Clipping
from reader.render.dates import day_in_words, day_of
from reader.render.picture import picture_type
from reader.render.xml_text import escaped, named

PictureLink = Callable[[str], str | None]
"""From a picture's name in the media folder to the value of `src`; None if there is no such picture."""

_PROPERTIES = {
    Role.AGENCY: "sourceOrganization",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
    Role.PHOTOGRAPHER: "contributor",
    Role.ARTIST: "contributor",
}
"""Properties of schema.org for people who did not write the text; all others are authors."""

_ALTERNATIVE_LENGTH = 120


def no_pictures(_name: str) -> None:
    """Do nothing: the PictureLink of an export without pictures."""


def inlined(read: Callable[[str], bytes | None]) -> PictureLink:
    """Make a PictureLink that embeds each picture as a data URI."""

    def link(name: str) -> str | None:
        content = read(name)
        kind = picture_type(content) if content else None
        return f"data:{kind};base64,{b64encode(content).decode()}" if content and kind else None

    return link


def alternative(photo: Photo, story: Story) -> str:
    """Return the alternative text of a picture: its title, else its caption, else the title of its story."""
    words = photo.title or photo.caption or story.title
    line = " ".join(words.split())
    return line if len(line) <= _ALTERNATIVE_LENGTH else line[: _ALTERNATIVE_LENGTH - 1] + "…"


def article(
    clipping: Clipping, link: PictureLink = no_pictures, number: int = 1, first_picture: int = 1, *, level: int = 2
) -> str:
    """Return a clipping as an `article` element; its headline is an `h2`, or of another `level`.

    The anchor of the article is story-`number`; those of its pictures count from picture-`first_picture`.
    """
    return "\n".join([_opening(clipping, number), *_blocks(clipping, link, first_picture, level), "</article>"])


def _opening(clipping: Clipping, number: int) -> str:
    story = clipping.story
    attributes = {
        "id": f"story-{number}",
        "itemscope": "itemscope",
        "itemtype": "https://schema.org/NewsArticle",
        "itemid": f"dubao://story/{clipping.fingerprint}" if clipping.fingerprint else None,
        "data-kind": story.kind.value if story.kind is not StoryKind.STORY else None,
        "data-accessed": story.origin.accessed if story.origin else None,
        "data-accessed-estimated": "true" if story.origin and story.origin.estimated else None,
    }
    return f"<article{_attributes(attributes)}>"


def _blocks(clipping: Clipping, link: PictureLink, first_picture: int, level: int) -> Iterator[str]:
    story = clipping.story
    yield "<header>"
    yield from _line(story.column_label, "label", "articleSection")
    yield from _line(story.headline.kicker, "kicker", "alternativeHeadline")
    yield _headline(clipping, level)
    yield from _line(story.headline.deck, "deck", "alternativeHeadline")
    yield from _printed_in(clipping)
    yield from _line(story.byline_text, "byline")
    yield from _facts(story)
    yield "</header>"
    if story.continued_from:
        yield _jump("from", story.continued_from.page, story.continued_from.text)
    if story.paragraphs:
        yield '<div itemprop="articleBody">'
        yield from _paragraphs(story, level + 1)
        yield "</div>"
    for number, photo in enumerate(story.photos, first_picture):
        yield from _figure(photo, story, link, number)
    if story.continued_on:
        yield _jump("on", story.continued_on.page, story.continued_on.text)
    if clipping.note:
        comment = _item("comment", "Comment")
        yield f'<aside class="note"{comment}><p itemprop="text">{_with_breaks(clipping.note)}</p></aside>'


def _headline(clipping: Clipping, level: int) -> str:
    """Return the main headline, else the name that lists give the story, without the property of a headline."""
    main = clipping.story.headline.main
    if main:
        return f'<h{level} itemprop="headline">{_with_breaks(main)}</h{level}>'
    return f'<h{level} class="untitled">{named(clipping.title, UNTITLED)}</h{level}>'


def _line(text: str | None, kind: str, prop: str = "") -> Iterator[str]:
    if text:
        yield f"<p{_attributes({'class': kind, 'itemprop': prop})}>{_with_breaks(text)}</p>"


def _printed_in(clipping: Clipping) -> Iterator[str]:
    """Yield the newspaper, day, page and section: 工人日报 2023年2月15日 第2版 要闻."""
    parts = []
    if clipping.newspaper:
        name = f'<span itemprop="name">{escaped(clipping.newspaper)}</span>'
        parts.append(f"<span{_item('isPartOf', 'Newspaper')}>{name}</span>")
    if clipping.date:
        words = escaped(day_in_words(clipping.date))
        is_day = day_of(clipping.date) is not None
        parts.append(
            f'<time itemprop="datePublished" datetime="{escaped(clipping.date)}">{words}</time>' if is_day else words
        )
    if clipping.page:
        parts.append(f'第<span itemprop="printPage">{escaped(clipping.page)}</span>版')
    if clipping.section:
        parts.append(f'<span itemprop="printSection">{escaped(clipping.section)}</span>')
    if parts:
        yield f'<p class="place">{" ".join(parts)}</p>'


def _facts(story: Story) -> Iterator[str]:
    """Yield the facts of a story that its text does not show, for programs: the element is hidden."""
    facts = [*map(_byline, story.bylines)]
    if story.dateline and not _opens(story):
        facts.append(_meta("dateline", story.dateline.text))
    if story.origin:
        facts.append(_meta("url", story.origin.url))
    if story.series:
        facts.append(f"<span{_item('isPartOf', 'CreativeWorkSeries')}>{_meta('name', story.series)}</span>")
    if story.genre:
        facts.append(_meta("genre", story.genre))
    for short, full in story.aliases:
        names = _meta("name", full) + _meta("alternateName", short)
        facts.append(f"<span{_item('mentions', 'Thing')}>{names}</span>")
    if facts:
        yield f'<div hidden="hidden">{"".join(facts)}</div>'


def _byline(byline: Byline) -> str:
    kind = "Organization" if byline.role is Role.AGENCY else "Person"
    facts = _meta("name", byline.name) + ("" if byline.role is Role.AGENCY else _meta("jobTitle", byline.role.value))
    return f"<span{_item(_PROPERTIES.get(byline.role, 'author'), kind)}>{facts}</span>"


def _opens(story: Story) -> Paragraph | None:
    """Return the paragraph that begins with the dateline; None if there is none."""
    dateline = story.dateline.text if story.dateline else ""
    return next((each for each in story.paragraphs if dateline and each.text.startswith(dateline)), None)


def _paragraphs(story: Story, crosshead: int) -> Iterator[str]:
    """Yield the paragraphs of the text; `crosshead` is the heading level of crossheads."""
    opened = _opens(story)
    for paragraph in story.paragraphs:
        if paragraph is opened and story.dateline:
            opening = f'<span itemprop="dateline">{_with_breaks(story.dateline.text)}</span>'
            yield _paragraph(paragraph, opening + _with_breaks(paragraph.text[len(story.dateline.text) :]), crosshead)
            opened = None
        else:
            yield _paragraph(paragraph, _with_breaks(paragraph.text), crosshead)


def _paragraph(paragraph: Paragraph, words: str, crosshead: int) -> str:
    if paragraph.style is ParagraphStyle.CROSSHEAD:
        return f"<h{crosshead}>{words}</h{crosshead}>"
    if paragraph.style is ParagraphStyle.TABLE:
        return _table(paragraph.text)
    kind = paragraph.style.value if paragraph.style is not ParagraphStyle.TEXT else None
    return f"<p{_attributes({'class': kind})}>{words}</p>"


def _table(text: str) -> str:
    """Return a table; one that is wider than the screen is scrolled by itself."""
    rows = rows_of(text)
    right = figure_columns(rows)
    lines = []
    for row in rows:
        kinds = ({"class": "figures" if at in right else None} for at in range(len(row)))
        cells = (f"<td{_attributes(kind)}>{escaped(cell.text)}</td>" for kind, cell in zip(kinds, row, strict=True))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    body = "\n".join(lines)
    return f'<div class="table"><table>\n{body}\n</table></div>'


def _figure(photo: Photo, story: Story, link: PictureLink, number: int) -> Iterator[str]:
    source = link(photo.image) if photo.image else None
    yield f'<figure class="{"photo" if source else "words"}"{_item("image", "ImageObject")}>'
    if source:
        attributes = {
            "id": f"picture-{number}",
            "itemprop": "contentUrl",
            "src": source,
            "alt": alternative(photo, story) or "图片",
        }
        yield f"<img{_attributes(attributes)}/>"
    lines = [
        *_line(photo.title, "title", "name"),
        *_line(photo.caption, "caption", "caption"),
        *_line(photo.credit, "credit", "creditText"),
    ]
    if lines:
        yield f"<figcaption>{''.join(lines)}</figcaption>"
    yield "</figure>"


def _jump(direction: str, page: str, text: str) -> str:
    attributes = {"class": "jump", f"data-continued-{direction}": page}
    return f"<p{_attributes(attributes)}>{_with_breaks(text)}</p>"


def _item(prop: str, kind: str) -> str:
    return f' itemprop="{prop}" itemscope="itemscope" itemtype="https://schema.org/{kind}"'


def _meta(prop: str, text: str) -> str:
    return f"<meta{_attributes({'itemprop': prop, 'content': text})}/>"


def _attributes(values: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items() if value)


def _with_breaks(text: str) -> str:
    """Return escaped text whose line ends are `br` elements."""
    return escaped(text).replace("\n", "<br/>")
