"""Clippings as XHTML that is valid HTML 5 too: what the HTML page and the EPUB share. All text is escaped."""

from base64 import b64encode
from collections.abc import Callable, Iterator

from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle
from reader.render.clipping import Clipping
from reader.render.xml_text import escaped

PictureLink = Callable[[str], str | None]
"""From a picture's name in the media folder to what `src` holds; None where there is no such picture."""

STYLE = """
body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; line-height: 1.75; }
main { max-width: 38em; margin: 2em auto; padding: 0 1em; }
h1, h2 { line-height: 1.3; margin: 0.2em 0; }
p { margin: 0.4em 0; text-indent: 2em; }
.label, .kicker, .deck, .place, .byline, .jump, .verse, figcaption p, .references p { text-indent: 0; }
.kicker { color: #555; margin-bottom: 0; } .deck { font-weight: bold; }
.place, .byline, .jump, figcaption { color: #555; font-size: 0.9em; }
.verse { white-space: pre-line; margin-left: 2em; }
figure { margin: 1em 0; padding: 0.6em 1em; border: 1px solid #ccc; }
img { max-width: 100%; }
.note { border-left: 3px solid #c80; padding-left: 0.8em; }
article { margin-bottom: 3em; }
"""

# The heads of the picture formats that are exported; anything else stays out.
_PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}


def no_pictures(_name: str) -> None:
    """The link of a picture where pictures are left out."""


def picture_type(content: bytes) -> str | None:
    """The media type of a picture, told from its first bytes; None for what is not exported."""
    return next((kind for head, kind in _PICTURES.items() if content.startswith(head)), None)


def inlined(read: Callable[[str], bytes | None]) -> PictureLink:
    """Links that carry the pictures themselves, as data URIs."""

    def link(name: str) -> str | None:
        content = read(name)
        kind = picture_type(content) if content else None
        return f"data:{kind};base64,{b64encode(content).decode()}" if content and kind else None

    return link


def article(clipping: Clipping, link: PictureLink = no_pictures) -> str:
    """One clipping as an `article` element, its headline an `h2`."""
    return "\n".join(["<article>", *_blocks(clipping, link), "</article>"])


def _blocks(clipping: Clipping, link: PictureLink) -> Iterator[str]:
    story = clipping.story
    yield from _line("label", story.column_label)
    yield from _line("kicker", story.headline.kicker)
    yield f"<h2>{escaped(clipping.title)}</h2>"
    yield from _line("deck", story.headline.deck)
    yield from _line("place", clipping.place)
    yield from _line("byline", story.byline_text)
    yield from _line("jump", story.continued_from.text if story.continued_from else None)
    yield from map(_paragraph, story.paragraphs)
    for photo in story.photos:
        yield from _figure(photo, link)
    yield from _line("jump", story.continued_on.text if story.continued_on else None)
    if clipping.note:
        yield f'<div class="note"><p>{_broken(clipping.note)}</p></div>'


def _line(kind: str, text: str | None) -> Iterator[str]:
    if text:
        yield f'<p class="{kind}">{_broken(text)}</p>'


def _paragraph(paragraph: Paragraph) -> str:
    match paragraph.style:
        case ParagraphStyle.CROSSHEAD:
            return f"<h3>{escaped(paragraph.text)}</h3>"
        case ParagraphStyle.VERSE:
            return f'<p class="verse">{escaped(paragraph.text)}</p>'
    return f"<p>{_broken(paragraph.text)}</p>"


def _figure(photo: Photo, link: PictureLink) -> Iterator[str]:
    yield "<figure>"
    source = link(photo.image) if photo.image else None
    if source:
        yield f'<img src="{escaped(source)}" alt="{escaped(photo.title or "")}"/>'
    lines = [f"<strong>{escaped(photo.title)}</strong>"] if photo.title else []
    lines += [_broken(text) for text in (photo.caption, photo.credit) if text]
    yield "<figcaption>" + "".join(f"<p>{line}</p>" for line in lines) + "</figcaption>"
    yield "</figure>"


def _broken(text: str) -> str:
    return escaped(text).replace("\n", "<br/>")
