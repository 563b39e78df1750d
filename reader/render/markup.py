"""Clippings as XHTML that is valid HTML 5 too: what the HTML page and the EPUB share. All text is escaped.

Each clipping is an `article` that says of itself what it is in the words of schema.org (NewsArticle, as microdata), so
that any program can read headline, newspaper, date and page out of it. What schema.org has no word for stands in
classes and data attributes; our own importer reads both (`importer/formats/own_markup`).
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping

from reader.domain.export_marks import UNTITLED
from reader.domain.photo import Photo
from reader.domain.story import Byline, Paragraph, ParagraphStyle, Role, Story, StoryKind
from reader.render.clipping import Clipping
from reader.render.dates import day_in_words, day_of
from reader.render.picture import picture_type
from reader.render.xml_text import escaped, named

PictureLink = Callable[[str], str | None]
"""From a picture's name in the media folder to what `src` holds; None where there is no such picture."""

_NAMED_AS = {
    Role.AGENCY: "sourceOrganization",
    Role.EDITOR: "editor",
    Role.TRANSLATOR: "translator",
    Role.PHOTOGRAPHER: "contributor",
    Role.ARTIST: "contributor",
}
"""Properties of schema.org for those who did not write the text."""

_LONGEST_ALT = 120


def no_pictures(_name: str) -> None:
    """The link of a picture where pictures are left out."""


def inlined(read: Callable[[str], bytes | None]) -> PictureLink:
    """Links that carry the pictures themselves, as data URIs."""

    def link(name: str) -> str | None:
        content = read(name)
        kind = picture_type(content) if content else None
        return f"data:{kind};base64,{b64encode(content).decode()}" if content and kind else None

    return link


def alternative(photo: Photo, story: Story) -> str:
    """What stands for a picture where it cannot be seen: its title, else what its caption says, else its story."""
    words = photo.title or photo.caption or story.title
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_ALT else line[: _LONGEST_ALT - 1] + "…"


def article(
    clipping: Clipping, link: PictureLink = no_pictures, number: int = 1, first_picture: int = 1, *, level: int = 2
) -> str:
    """One clipping as an `article` element, its headline an `h2` or what `level` says.

    `number` makes its anchor, story-1; its pictures are numbered from `first_picture`, picture-1.
    """
    return "\n".join([_opening(clipping, number), *_blocks(clipping, link, first_picture, level), "</article>"])


def _opening(clipping: Clipping, number: int) -> str:
    story = clipping.story
    marks = {
        "id": f"story-{number}",
        "itemscope": "itemscope",
        "itemtype": "https://schema.org/NewsArticle",
        "itemid": f"dubao://story/{clipping.fingerprint}" if clipping.fingerprint else None,
        "data-kind": story.kind.value if story.kind is not StoryKind.STORY else None,
        "data-accessed": story.origin.accessed if story.origin else None,
        "data-accessed-estimated": "true" if story.origin and story.origin.estimated else None,
    }
    return f"<article{_attributes(marks)}>"


def _blocks(clipping: Clipping, link: PictureLink, first_picture: int, level: int) -> Iterator[str]:
    story = clipping.story
    yield "<header>"
    yield from _line(story.column_label, "label", "articleSection")
    yield from _line(story.headline.kicker, "kicker", "alternativeHeadline")
    yield _headline(clipping, level)
    yield from _line(story.headline.deck, "deck", "alternativeHeadline")
    yield from _place(clipping)
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
        yield f'<aside class="note"{comment}><p itemprop="text">{_broken(clipping.note)}</p></aside>'


def _headline(clipping: Clipping, level: int) -> str:
    """The main headline; where there is none the name that lists give the story, which is not the paper's own."""
    main = clipping.story.headline.main
    if main:
        return f'<h{level} itemprop="headline">{_broken(main)}</h{level}>'
    return f'<h{level} class="untitled">{named(clipping.title, UNTITLED)}</h{level}>'


def _line(text: str | None, kind: str, prop: str = "") -> Iterator[str]:
    if text:
        yield f"<p{_attributes({'class': kind, 'itemprop': prop})}>{_broken(text)}</p>"


def _place(clipping: Clipping) -> Iterator[str]:
    """Where and when it was printed: 工人日报 2023年2月15日 第2版 要闻."""
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
    """What is known of a story and does not stand in its text as such, for programs: nothing of it is shown."""
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
    told = _meta("name", byline.name) + ("" if byline.role is Role.AGENCY else _meta("jobTitle", byline.role.value))
    return f"<span{_item(_NAMED_AS.get(byline.role, 'author'), kind)}>{told}</span>"


def _opens(story: Story) -> Paragraph | None:
    """The paragraph that the dateline opens."""
    dateline = story.dateline.text if story.dateline else ""
    return next((each for each in story.paragraphs if dateline and each.text.startswith(dateline)), None)


def _paragraphs(story: Story, crosshead: int) -> Iterator[str]:
    """The text; crossheads are headings of the level `crosshead`."""
    opened = _opens(story)
    for paragraph in story.paragraphs:
        if paragraph is opened and story.dateline:
            opening = f'<span itemprop="dateline">{_broken(story.dateline.text)}</span>'
            yield _paragraph(paragraph, opening + _broken(paragraph.text[len(story.dateline.text) :]), crosshead)
            opened = None
        else:
            yield _paragraph(paragraph, _broken(paragraph.text), crosshead)


def _paragraph(paragraph: Paragraph, words: str, crosshead: int) -> str:
    if paragraph.style is ParagraphStyle.CROSSHEAD:
        return f"<h{crosshead}>{words}</h{crosshead}>"
    kind = paragraph.style.value if paragraph.style is not ParagraphStyle.TEXT else None
    return f"<p{_attributes({'class': kind})}>{words}</p>"


def _figure(photo: Photo, story: Story, link: PictureLink, number: int) -> Iterator[str]:
    source = link(photo.image) if photo.image else None
    yield f'<figure class="{"photo" if source else "words"}"{_item("image", "ImageObject")}>'
    if source:
        marks = {
            "id": f"picture-{number}",
            "itemprop": "contentUrl",
            "src": source,
            "alt": alternative(photo, story) or "图片",
        }
        yield f"<img{_attributes(marks)}/>"
    lines = [
        *_line(photo.title, "title", "name"),
        *_line(photo.caption, "caption", "caption"),
        *_line(photo.credit, "credit", "creditText"),
    ]
    if lines:
        yield f"<figcaption>{''.join(lines)}</figcaption>"
    yield "</figure>"


def _jump(way: str, page: str, text: str) -> str:
    marks = {"class": "jump", f"data-continued-{way}": page}
    return f"<p{_attributes(marks)}>{_broken(text)}</p>"


def _item(prop: str, kind: str) -> str:
    return f' itemprop="{prop}" itemscope="itemscope" itemtype="https://schema.org/{kind}"'


def _meta(prop: str, text: str) -> str:
    return f"<meta{_attributes({'itemprop': prop, 'content': text})}/>"


def _attributes(marks: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in marks.items() if value)


def _broken(text: str) -> str:
    """Lines as they stand."""
    return escaped(text).replace("\n", "<br/>")
