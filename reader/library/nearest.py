"""The nearest forms that a library holds of a phrase that it does not hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.library.blocks import Block
from reader.library.punctuated import printed_forms
from reader.ports.engine import SearchEngine
from reader.query.tree import Phrase, Wildcard
from reader.text.folding import Folding
from reader.text.wildcard import ONE, STAR, folded_pattern
from reader.text.wildcard_matcher import WildcardMatcher

LONGEST = 16
"""Longest phrase, in characters, that is looked for whole; of a longer one only pieces are."""
MOST_FORMS = 6
_STORIES = 3


@dataclass(frozen=True, slots=True)
class Nearest:
    """A form as it is printed or typed, and the stories that have it."""

    text: str
    total: int


class NearestForms:
    """`read` gives the searched blocks of stories by id."""

    def __init__(
        self, engine: SearchEngine, read: Callable[[Sequence[int]], list[Sequence[Block]]], folding: Folding
    ) -> None:
        self._engine = engine
        self._read = read
        self._folding = folding

    def of(self, phrase: Phrase) -> tuple[Nearest, ...]:
        """Return forms with a sign between (精神“大花园” for 精神大花园) or one character other, left out.

        Else the longest pieces. Most stories first within each way. Raises IndexUnusable.
        """
        text = "".join(phrase.text.split())
        found: dict[str, int] = {}
        for form in self._once(printed_forms(phrase, self._engine, self._read, self._folding)):
            found[form] = self._total(replace(phrase, text=form, variants=()))
        if len(text) <= LONGEST:
            patterns = (replace(phrase, text=pattern, variants=()) for pattern in dict.fromkeys(_patterns(text)))
            for form in self._once(form for pattern in patterns for form in self._forms(pattern)):
                found.setdefault(form, self._total(replace(phrase, text=form, variants=())))
            for shorter in _without_one(text):
                found.setdefault(shorter, self._total(replace(phrase, text=shorter, variants=())))
        if not any(found.values()):
            found = self._pieces(phrase, text)
        best = sorted((form for form in found if found[form]), key=lambda form: -found[form])
        return tuple(Nearest(form, found[form]) for form in best[:MOST_FORMS])

    def _once(self, forms: Iterable[str]) -> list[str]:
        """Return the forms, each in the first of the ways in which it is written."""
        found: dict[str, str] = {}
        for form in forms:
            found.setdefault(self._folding.plain(form), form)
        return list(found.values())

    def _forms(self, pattern: Phrase) -> Iterator[str]:
        """Yield the words that match the pattern as they are printed, in a few stories."""
        hits = self._engine.search(Wildcard(pattern.text, pattern.zone), limit=_STORIES).hits
        matcher = WildcardMatcher(folded_pattern(pattern.text, self._folding))
        for blocks in self._read([hit.story_id for hit in hits]):
            for block in blocks:
                if pattern.zone in (None, block.zone):
                    yield from self._printed(block.text, matcher)

    def _printed(self, text: str, matcher: WildcardMatcher) -> Iterator[str]:
        folded = self._folding.fold(text)
        for start, end in matcher.matches(folded.text):
            span = folded.original(start, end)
            yield text[span.start : span.end]

    def _pieces(self, phrase: Phrase, text: str) -> dict[str, int]:
        """Return the longest pieces of the phrase that are held."""
        for length in range(min(len(text) - 1, LONGEST), 0, -1):
            pieces = {text[at : at + length] for at in range(len(text) - length + 1)}
            held = {piece: self._total(replace(phrase, text=piece, variants=())) for piece in pieces}
            if any(held.values()):
                return held
        return {}

    def _total(self, phrase: Phrase) -> int:
        return self._engine.search(phrase, limit=0).total


def _patterns(text: str) -> Iterator[str]:
    """Yield the text with one more character inside, and from three characters on with one character changed."""
    if STAR in text or ONE in text:
        return
    for at in range(1, len(text)):
        yield text[:at] + ONE + text[at:]
    if len(text) > 2:
        for at in range(len(text)):
            yield text[:at] + ONE + text[at + 1 :]


def _without_one(text: str) -> set[str]:
    return {text[:at] + text[at + 1 :] for at in range(len(text))} if len(text) > 2 else set()
