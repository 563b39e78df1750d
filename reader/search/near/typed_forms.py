"""Near answers in the characters that were typed: 氣像 is looked up as 气象 is, and named as it stands in the query."""

from collections.abc import Sequence
from dataclasses import replace

from reader.ports.near import NearFound, NearHit
from reader.query.asking import AskedText
from reader.text.folding import Folding


class TypedForms:
    """The texts of a question, beside their folded forms."""

    def __init__(self, texts: Sequence[AskedText], folding: Folding) -> None:
        self._texts = [(text.text, folding.fold(text.text)) for text in texts]

    def of(self, word: str) -> str:
        """Return a folded part of a text as it was typed; a word of no text as it is."""
        for typed, folded in self._texts:
            at = folded.text.find(word)
            if word and at >= 0:
                place = folded.original(at, at + len(word))
                return typed[place.start : place.end]
        return word

    def in_answer(self, found: NearFound) -> NearFound:
        """Return an answer with all that was typed in the characters typed; what stories hold stays folded."""
        meant = (replace(one, typed=self.of(one.typed)) for one in found.meant)
        return NearFound(tuple(map(self._in_hit, found.hits)), tuple(meant))

    def _in_hit(self, hit: NearHit) -> NearHit:
        return replace(
            hit,
            has=tuple(map(self.of, hit.has)),
            lacks=tuple(map(self.of, hit.lacks)),
            instead=tuple(replace(one, typed=self.of(one.typed)) for one in hit.instead),
        )
