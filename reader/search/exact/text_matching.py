"""Which stories hold a text in a zone, and how often, from bigrams alone: exact, nothing is read again."""

from reader.query.fields import Zone
from reader.query.tree import Phrase
from reader.search.exact.positions import distinct, union
from reader.search.exact.postings import DOCUMENT_SHIFT, NO_DOCS, POSITION_MASK, Docs, Places, TextCounts, ZoneText
from reader.search.layout import END, ZONES, character_field, gram_field
from reader.text.folding import Folding

_NUMBERS = {zone: number for number, zone in enumerate(ZONES)}
_FEW = 1024
"""Of so few documents with a text it is quickly told that it opens none."""


def readings(phrase: Phrase, folding: Folding) -> list[str]:
    """The folded texts of a phrase and its variants, once each; empty ones are left out."""
    folded = (folding.plain(text) for text in (phrase.text, *phrase.variants))
    return [text for text in dict.fromkeys(folded) if text]


class TextMatching:
    """Finds text in one state of the index."""

    def __init__(self, postings: ZoneText, folding: Folding) -> None:
        self._postings = postings
        self.folding = folding
        self._readings: dict[Phrase, list[str]] = {}
        self._counts: dict[str, TextCounts] = {}

    def readings(self, phrase: Phrase) -> list[str]:
        """The folded texts of a phrase and its variants, once each; empty ones are left out."""
        if phrase not in self._readings:
            self._readings[phrase] = readings(phrase, self.folding)
        return self._readings[phrase]

    def phrase_docs(self, phrase: Phrase, zone: Zone | None) -> Docs:
        """Documents that hold the phrase in a zone; in any with None."""
        return union([self.text_docs(text, zone) for text in self.readings(phrase)])

    def text_docs(self, text: str, zone: Zone | None) -> Docs:
        """Documents that hold a folded text in a zone; in any with None."""
        if len(text) == 1:
            zones = (zone,) if zone else ZONES
            return union(self._postings.docs(character_field(one), text) for one in zones)
        found = self.counts(text)
        return distinct(found.docs) if zone is None else found.docs[found.zones == _NUMBERS[zone]]

    def counts(self, text: str) -> TextCounts:
        """Documents that hold a folded text of two characters at least, and how often."""
        found = self._counts.get(text)
        if found is None:
            found = self._counts[text] = self._postings.text_counts(text)
        return found

    def whole_docs(self, text: str, zone: Zone) -> Docs:
        """Documents where the first block of the zone is this folded text and nothing else."""
        held = (self.counts(text).zones == _NUMBERS[zone]).sum()
        if not held or (held < _FEW and not len(_first_places(self._postings.text(gram_field(zone), text)))):
            return NO_DOCS
        # Few texts end a block, so that the lists of common ones need not be read.
        return _first_places(self._postings.text(gram_field(zone), text + END))


def _first_places(starts: Places) -> Docs:
    """Documents of which the first place is among these."""
    docs: Docs = starts[starts & POSITION_MASK == 0] >> DOCUMENT_SHIFT
    return docs
