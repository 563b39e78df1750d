"""Clippings as Markdown that any program shows the same way: the text's own signs are escaped."""

import re
from collections.abc import Iterator

from reader.domain.photo import Photo
from reader.domain.story import Paragraph, ParagraphStyle
from reader.render.citation.gbt7714 import gbt7714, reference
from reader.render.clipping import Clipping, ClippingBook
from reader.render.gbt_edition import IN_FORCE, Edition

# Inside a line these make emphasis, code, links and tags; at its start the others make headings, lists and quotations.
_INSIDE = re.compile(r"[\\`*_\[\]<>~|&]")
_AT_START = re.compile(r"^(\s*|\s*\d{1,9}(?=[.)]))([#+\-=:.)])", re.MULTILINE)


def markdown(clipping: Clipping, level: int = 1, edition: Edition = IN_FORCE) -> str:
    """The story as Markdown under a heading of `level`, with its reference below."""
    return "\n\n".join([*_blocks(clipping, level), _escaped(reference(clipping, edition))]) + "\n"


def book_markdown(book: ClippingBook) -> str:
    """A clipping book: title, introduction, each story under a second heading, the reference list at the end."""
    head = [f"# {_escaped(book.title)}", *([_escaped(book.introduction)] if book.introduction else [])]
    stories = ["\n\n".join(_blocks(clipping, 2)) for clipping in book.clippings]
    listed = "\n".join(f"{_escaped(line)}  " for line in gbt7714(book.clippings, book.edition).splitlines())
    return "\n\n".join([*head, *stories, "## 参考文献", listed]) + "\n"


def _blocks(clipping: Clipping, level: int) -> Iterator[str]:
    story = clipping.story
    above = [story.column_label and f"〔{story.column_label}〕", story.headline.kicker]
    yield from (f"**{_escaped(line)}**" for line in above if line)
    yield f"{'#' * level} {_escaped(clipping.title)}"
    if story.headline.deck:
        yield f"**{_escaped(story.headline.deck)}**"
    if clipping.place:
        yield f"*{_escaped(clipping.place)}*"
    if story.byline_text:
        yield _escaped(story.byline_text)
    if story.continued_from:
        yield _escaped(story.continued_from.text)
    yield from (_paragraph(paragraph, level) for paragraph in story.paragraphs)
    yield from map(_photo, story.photos)
    if story.continued_on:
        yield _escaped(story.continued_on.text)
    if clipping.note:
        yield _quoted(f"笔记：{clipping.note}")


def _paragraph(paragraph: Paragraph, level: int) -> str:
    match paragraph.style:
        case ParagraphStyle.CROSSHEAD:
            return f"{'#' * (level + 1)} {_escaped(paragraph.text)}"
        case ParagraphStyle.VERSE:
            return _escaped(paragraph.text).replace("\n", "  \n")
    return _escaped(paragraph.text)


def _photo(photo: Photo) -> str:
    return _quoted("\n".join(filter(None, (f"图片：{photo.title or ''}", photo.caption, photo.credit))))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}  " for line in _escaped(text).split("\n"))


def _escaped(text: str) -> str:
    return _AT_START.sub(r"\1\\\2", _INSIDE.sub(r"\\\g<0>", text)).replace("\n\n", "\n")
