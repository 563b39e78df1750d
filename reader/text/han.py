"""Han characters, as the segmenter cuts them."""

_BLOCKS = (("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))
_BESIDE = "〇々"


def is_han(character: str) -> bool:
    """Return True for a Han character, also for the first one of a longer text."""
    first = character[0]
    return first in _BESIDE or any(low <= first <= high for low, high in _BLOCKS)
