"""jieba's algorithm over a word table, for short texts: the words are exactly those of jieba and rjieba.

The most probable way through the words of the dictionary that stand in the text; what it leaves as single characters
in a row is cut by a hidden Markov model.
"""

import math
import re
from collections.abc import Iterator

from reader.text.word_table import WordTable

MAIN = re.compile("([\u4e00-\u9fd5]+)")
"""Characters that jieba joins to words; every other is a word. Its model was made of the same."""
WIDE = re.compile(
    "([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ebef\U0002f800-\U0002fa1f]+)"
)
"""Those that rjieba joins."""
_BEGIN, _END, _MIDDLE, _SINGLE = range(4)
_BEFORE = ((_END, _SINGLE), (_BEGIN, _MIDDLE), (_BEGIN, _MIDDLE), (_END, _SINGLE))
"""The two states that may come before each: the second is taken where both are equally probable."""


class QuickCut:
    """Cuts Han characters and line ends, in time that grows with the text: some microseconds a character."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._joined = WIDE if table.header.wide else MAIN
        self._total = math.log(table.header.total)

    def cut(self, text: str) -> list[str]:
        words: list[str] = []
        for number, part in enumerate(self._joined.split(text)):
            words += self._block(part) if number % 2 else part
        return words

    def _block(self, block: str) -> list[str]:
        ends = self._route(block)
        words: list[str] = []
        singles = at = 0
        while at < len(block):
            end = ends[at]
            if end > at + 1:
                words += self._singles(block[singles:at])
                words.append(block[at:end])
                singles = end
            at = end
        return words + self._singles(block[singles:])

    def _route(self, block: str) -> list[int]:
        """Where the word ends that begins at each character, on the most probable way from there to the end."""
        size = len(block)
        best, ends = [0.0] * (size + 1), [0] * size
        for start in reversed(range(size)):
            entry = self._table.entry(block[start])
            top, chosen = 0.0, 0
            for end in range(start + 1, min(size, start + entry.longest) + 1):
                often = entry.often(block[start + 1 : end])
                if often:
                    probability = math.log(often) - self._total + best[end]
                    if not chosen or probability >= top:
                        top, chosen = probability, end
            best[start] = top if chosen else best[start + 1] - self._total
            ends[start] = chosen or start + 1
        return ends

    def _singles(self, run: str) -> list[str]:
        """Words of a run that the way leaves as single characters."""
        if len(run) < 2 or self._table.entry(run[0]).often(run[1:]):
            return list(run)
        words: list[str] = []
        # Others of them that stand together are one word.
        for number, part in enumerate(MAIN.split(run)):
            if number % 2:
                words += self._learnt(part)
            elif part:
                words.append(part)
        return words

    def _learnt(self, run: str) -> Iterator[str]:
        begin = done = 0
        for at, state in enumerate(self._states(run)):
            if state == _BEGIN:
                begin = at
            elif state in (_END, _SINGLE):
                yield run[begin if state == _END else at : at + 1]
                done = at + 1
        if done < len(run):
            yield run[done:]

    def _states(self, run: str) -> list[int]:
        """The most probable states of the characters, by Viterbi's algorithm."""
        moves = self._table.header.moves
        likely = [*map(float.__add__, self._table.header.starts, self._table.entry(run[0]).emission)]
        came: list[list[int]] = []
        for character in run[1:]:
            emission = self._table.entry(character).emission
            before, reached = [], []
            for state, pair in enumerate(_BEFORE):
                first, second = (likely[one] + moves[one][state] + emission[state] for one in pair)
                before.append(pair[second >= first])
                reached.append(max(first, second))
            came.append(before)
            likely = reached
        states = [_SINGLE if likely[_SINGLE] >= likely[_END] else _END]
        for before in reversed(came):
            states.append(before[states[-1]])
        return states[::-1]
