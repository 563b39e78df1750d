"""Words in the characters that a story prints, which may be others than were asked for: 著名 for 着名."""

from collections.abc import Iterable, Sequence

from reader.library.blocks import Block
from reader.text.folding import Folding


def printed_words(words: Iterable[str], blocks: Sequence[Block], folding: Folding) -> dict[str, str]:
    """Return for each of the words that the blocks hold its first form in print, on one line."""
    wanted = {word: folded for word in words if (folded := folding.plain(word))}
    printed: dict[str, str] = {}
    for block in blocks:
        text = folding.plain(block.text) if len(printed) < len(wanted) else ""
        for word in [word for word, folded in wanted.items() if word not in printed and folded in text]:
            folded_block = folding.fold(block.text)
            at = folded_block.text.find(wanted[word])
            place = folded_block.original(at, at + len(wanted[word]))
            printed[word] = " ".join(block.text[place.start : place.end].split())
    return printed
