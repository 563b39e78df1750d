"""Bounds of a newspaper page. A text beyond them is a book, a word list or a log, and is refused with its numbers.

A broadsheet page has 15,000 to 20,000 characters and at most some 60 items, a whole issue in one file some 400,000
characters. The bounds hold for a stretch of text that no container parts: a year of articles in a table, one article
after the other, is many stretches.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from reader.domain.story import Story, StoryKind
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.block import Block, Stated
from reader.importer.manuscript import Manuscript, Part

MOST_CHARS = 800_000
"""Code points other than white space: twice the longest whole issue in one file. A novel of 3 MB has a million."""

MOST_LINES = 60_000
"""Lines with text: those of 400,000 characters set in columns of a dozen, nearly twice."""

MOST_STORIES = 5_000
"""Stories and photos: those of a hundred pages, all of them as full as the fullest."""

LONGEST_LINE_CHARS = 50_000
"""Code points of one paragraph. A tool may write a whole page as one line, but hardly more; the screen lays a paragraph
out as a whole."""

_SENTENCE_END = re.compile(r"[。！？!?…；;]+[”’」』）)》]{0,3}")
_LEAST_PIECE_CHARS = LONGEST_LINE_CHARS // 2
_BLANKS = " \n\t\u3000\u00a0"
_PICTURE_DATA = re.compile(r"data:image/[^\s()<>\"']+")
"""A picture that stands in a text as letters of base64: no text."""


def within(manuscript: Manuscript, path: Path, on_refused: Callable[[FileRefused], None]) -> Manuscript:
    """Return a page without its articles that are beyond the bounds; each refusal goes to `on_refused`.

    Raises FileRefused 'too_many_characters' or 'too_many_lines' if none is left.
    """
    refusals = [_refusal(part, path) for part in manuscript.parts]
    if not any(refusals):
        return manuscript
    found = [refusal for refusal in refusals if refusal]
    if len(found) == len(refusals):
        raise found[0]
    for refusal in found:
        on_refused(refusal)
    kept = tuple(part for part, refusal in zip(manuscript.parts, refusals, strict=True) if refusal is None)
    return replace(manuscript, parts=kept)


def refuse_flood(stories: Sequence[Story], path: Path) -> None:
    """Raise FileRefused 'too_many_stories' for the items of one stretch of text, if they would flood the lists."""
    if len(stories) > MOST_STORIES:
        count = sum(story.kind in (StoryKind.STORY, StoryKind.PHOTO) for story in stories)
        if count > MOST_STORIES:
            raise FileRefused(path, FileReason.TOO_MANY_STORIES, f"{count} stories, the limit is {MOST_STORIES}")


def _refusal(part: Part, path: Path) -> FileRefused | None:
    texts = [part.text] if part.text else [block.text for block in part.blocks]
    size = sum(map(len, texts))
    if size <= MOST_LINES:
        # There is a line end between two lines: most parts need not be looked at closer.
        return None
    if size > MOST_CHARS and (chars := sum(map(_chars, texts))) > MOST_CHARS:
        return FileRefused(path, FileReason.TOO_MANY_CHARACTERS, f"{chars} characters, the limit is {MOST_CHARS}")
    lines = sum(bool(line.strip()) for text in texts for line in text.split("\n"))
    if lines > MOST_LINES:
        return FileRefused(path, FileReason.TOO_MANY_LINES, f"{lines} lines, the limit is {MOST_LINES}")
    return None


def _chars(text: str) -> int:
    text = _PICTURE_DATA.sub("", text)
    return len(text) - sum(map(text.count, _BLANKS))


def parted(blocks: list[Block]) -> list[Block]:
    """Return blocks with each paragraph that is longer than LONGEST_LINE_CHARS cut at ends of sentences."""
    if all(len(block.text) <= LONGEST_LINE_CHARS for block in blocks):
        return blocks
    return [piece for block in blocks for piece in _pieces(block)]


def _pieces(block: Block) -> list[Block]:
    text = block.text
    if len(text) <= LONGEST_LINE_CHARS or block.stated is Stated.TABLE or block.joins or block.image is not None:
        return [block]
    pieces: list[str] = []
    start = 0
    while len(text) - start > LONGEST_LINE_CHARS:
        end = _end_of_piece(text, start + _LEAST_PIECE_CHARS, start + LONGEST_LINE_CHARS)
        pieces.append(text[start:end].strip())
        start = end
    pieces.append(text[start:].strip())
    # Each piece is closed: nothing is to make one paragraph of them again.
    cut = [replace(block, text=piece, closed=True) for piece in pieces if piece]
    return [replace(piece, gap=block.gap if piece is cut[0] else 0) for piece in cut]


def _end_of_piece(text: str, first: int, last: int) -> int:
    """Return the end of the last sentence between two places; without any, of the last word, else the second place."""
    end = max((match.end() for match in _SENTENCE_END.finditer(text, first, last)), default=0)
    return end or max(text.rfind(" ", first, last), text.rfind("，", first, last)) + 1 or last
