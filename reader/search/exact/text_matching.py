"""The stories that hold a text in a zone, with its frequency: exact, from bigrams, without reading any text."""

from dataclasses import replace

from reader.query.fields import Zone
from reader.query.tree import Exactly, Phrase
from reader.search.exact.positions import distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, NO_DOCS, POSITION_MASK, Docs, Positions, TextCounts, TextIndex
from reader.search.layout import END, ZONES, character_field, gram_field
from reader.text.folding import Folding
from reader.text.sought import WRITTEN, Check, Sought

_NUMBERS = {zone: number for number, zone in enumerate(ZONES)}
_FEW = 1024
"""Up to this many documents with a text in a zone, checking each for a whole first block is cheap."""


def readings(phrase: Phrase, folding: Folding) -> list[Sought]:
    """Return the folded texts of a phrase and its variants, once each; empty ones are left out."""
    folded = (folding.sought(text) for text in (phrase.text, *phrase.variants))
    return [text for text in dict.fromkeys(folded) if text]


class TextMatching:
    """A finder of text in one state of the index; keeps what a query asks for twice."""

    def __init__(self, postings: TextIndex, folding: Folding) -> None:
        self._postings = postings
        self.folding = folding
        self._readings: dict[Phrase, list[Sought]] = {}
        self._counts: dict[Sought, TextCounts] = {}
        self._written: tuple[str, ...] | None = None

    def readings(self, phrase: Phrase) -> list[Sought]:
        """Return the texts that a phrase may stand as, made once for each phrase."""
        if phrase not in self._readings:
            self._readings[phrase] = readings(phrase, self.folding)
        return self._readings[phrase]

    def phrase_docs(self, phrase: Phrase, zone: Zone | None) -> Docs:
        """Return the documents that hold the phrase in a zone, in any zone with None."""
        return union([self.text_docs(text, zone) for text in self.readings(phrase)])

    def exact_docs(self, query: Exactly) -> Docs:
        """Return the documents that hold the very characters of a text."""
        text = self.exact(query.text)
        return self.text_docs(text, query.zone) if text else NO_DOCS

    def exact(self, text: str) -> Sought:
        """Return a text whose very characters are looked for, with every check spelt out."""
        sought = self.folding.exact(text)
        checks = (check if check.marks else self._as_folded(check, sought.text[check.at]) for check in sought.checks)
        return replace(sought, checks=tuple(check for check in checks if check.held or check.marks))

    def _as_folded(self, check: Check, folded: str) -> Check:
        """Return a check that a place has no mark of another character that is folded to this one."""
        if self._written is None:
            self._written = tuple(self._postings.marked_characters(WRITTEN))
        others = (one for one in self._written if folded in self.folding.plain(one))
        return replace(check, marks=tuple(WRITTEN + one for one in others))

    def text_docs(self, text: Sought, zone: Zone | None) -> Docs:
        """Return the documents that hold a text in a zone, in any zone with None."""
        if text.letters:
            fields = [character_field(one) for one in ((zone,) if zone else ZONES)]
            return union(self._postings.docs(field, letter) for field in fields for letter in text.letters)
        found = self.counts(text)
        return distinct(found.docs) if zone is None else found.docs[found.zones == _NUMBERS[zone]]

    def counts(self, text: Sought) -> TextCounts:
        """Return the frequencies of a text of at least two characters, or of one with checks."""
        found = self._counts.get(text)
        if found is None:
            found = self._counts[text] = self._postings.text_counts(text)
        return found

    def whole_docs(self, text: Sought, zone: Zone) -> Docs:
        """Return the documents in which the first block of the zone is this text and nothing else."""
        held = (self.counts(text).zones == _NUMBERS[zone]).sum()
        if not held or (held < _FEW and not len(_at_start(self._postings.text(gram_field(zone), text)))):
            return NO_DOCS
        # With END the last bigram is rare: few texts end a block, so the lists of common bigrams need not be read.
        return _at_start(self._postings.text(gram_field(zone), replace(text, text=text.text + END)))


def _at_start(starts: Positions) -> Docs:
    """Return the documents whose first position is among these keys."""
    docs: Docs = starts[starts & POSITION_MASK == 0] >> DOCUMENT_SHIFT
    return docs
