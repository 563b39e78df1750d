"""Recognition of a story by its text: a digest, and the share of shingles that two texts have in common."""

import hashlib
import re
import unicodedata

from reader.domain.story import Story

_NO_WORD = re.compile(r"[\W_]+")
_MIN_DISTINCTIVE = 40
_SHINGLE = 6


def folded(text: str) -> str:
    """Letters, digits and Han characters alone, width and case folded. Never change it: anchors hold digests of it."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text)).lower()


def story_text(story: Story) -> str:
    """Return the folded text of a story by which it is compared: paragraphs and captions, not the headline."""
    parts = [paragraph.text for paragraph in story.paragraphs]
    parts += [f"{photo.title or ''}{photo.caption}" for photo in story.photos]
    return folded("".join(parts))


def fingerprint(story: Story) -> str:
    """Return the first 24 hex digits of the SHA-256 of the folded headline and text."""
    text = f"{folded(story.headline.main or '')}\n{story_text(story)}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def is_distinctive(story: Story) -> bool:
    """Return True if the text is long enough that another story with the same text is the same story."""
    return len(story_text(story)) >= _MIN_DISTINCTIVE


def overlap(one: str, other: str) -> float:
    """Return the share, 0..1, of the shorter folded text's six-character shingles that the other text has as well.

    This is the containment of Broder, "On the resemblance and containment of documents" (1997).
    """
    shorter, longer = sorted((one, other), key=len)
    if not shorter:
        return 0.0
    if len(shorter) <= _SHINGLE:
        return float(shorter in longer)
    pieces = {shorter[at : at + _SHINGLE] for at in range(len(shorter) - _SHINGLE + 1)}
    held = {longer[at : at + _SHINGLE] for at in range(len(longer) - _SHINGLE + 1)}
    return len(pieces & held) / len(pieces)
