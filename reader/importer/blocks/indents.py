"""White space that opens a paragraph: the sign that a page uses, and the lines that stand without it.

The sign is the commonest white space at the beginning of lines, if text has ended above the lines that have it. If
every paragraph has it, a line that opens without it is none: a headline, a byline, a caption.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from reader.importer.blocks.block import Block, Setting
from reader.importer.shapes.sentence import is_finished

_FEWEST = 3
"""Indented paragraphs that show white space to be the sign of a paragraph."""

_THROUGHOUT = 0.85
"""Share of the paragraphs that are indented if all are; an editor's note or a caption is not."""

_ENDED = 0.8
"""Share of indented lines over which a paragraph ended, if white space opens one; a last line may be full."""

_LEAST_CHARS = 30
"""Code points of a finished line that is a paragraph and no headline."""


def lead(text: str) -> str:
    """Return the white space before a line's text."""
    return text[: len(text) - len(text.lstrip())]


def paragraph_sign(texts: Sequence[str], full: Collection[int]) -> str | None:
    """Return the white space that opens paragraphs; None if there is none, or it stands in the midst of sentences.

    `texts` are a page's lines, '' what is no text; `full` has the lines that may go on below.
    """
    leads = Counter(
        white
        for text in texts
        if text[:1].isspace() and text.strip() and len((white := lead(text)).encode("gb18030")) > 1
    )
    sign, count = leads.most_common(1)[0] if leads else ("", 0)
    if count < _FEWEST:
        return None
    above = [at - 1 for at in range(1, len(texts)) if texts[at - 1] and lead(texts[at]) == sign]
    ended = sum(at not in full or is_finished(texts[at].rstrip()) for at in above)
    return sign if ended >= _ENDED * len(above) else None


def state_setting(blocks: Sequence[Block], texts: Sequence[str], sign: str) -> None:
    """State of each block if it is indented or stands at the edge, if the page indents every paragraph, and not all.

    `texts` are the first lines of the blocks, '' what is no text.
    """
    paragraphs = [
        lead(text) == sign for block, text in zip(blocks, texts, strict=True) if text and _is_paragraph(block)
    ]
    if sum(paragraphs) < max(_FEWEST, _THROUGHOUT * len(paragraphs)) or all(lead(text) for text in texts if text):
        return
    for block, text in zip(blocks, texts, strict=True):
        if text and lead(text) in (sign, ""):
            block.setting = Setting.INDENTED if lead(text) else Setting.FLUSH


def _is_paragraph(block: Block) -> bool:
    return len(block.plain) >= _LEAST_CHARS and is_finished(block.plain)
