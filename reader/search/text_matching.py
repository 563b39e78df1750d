"""Where phrases and wildcard patterns stand in a zone, from bigrams and marks alone: exact, nothing is read again."""

import re

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Zone
from reader.query.tree import Phrase, Wildcard
from reader.search.layout import BOUNDS, BREAKS, END, ZONES, character_field, gram_field
from reader.search.places import NO_MATCHES, Matches, contains, distinct, intersection, merged, union
from reader.search.postings import DOCUMENT_SHIFT, NO_DOCS, POSITION_MASK, Docs, Places, ZoneText
from reader.text.folding import Folding
from reader.text.wildcard import ONE, STAR, folded_pattern

Counts = tuple[Docs, NDArray[np.int64]]
"""Documents, rising, and how often each holds something."""


def readings(phrase: Phrase, folding: Folding) -> list[str]:
    """The folded texts of a phrase and its variants, once each; empty ones are left out."""
    folded = (folding.plain(text) for text in (phrase.text, *phrase.variants))
    return [text for text in dict.fromkeys(folded) if text]


class TextMatching:
    """Finds text in one state of the index."""

    def __init__(self, postings: ZoneText, folding: Folding) -> None:
        self._postings = postings
        self._folding = folding
        self._known: dict[tuple[str, Zone], Matches] = {}
        self._readings: dict[Phrase, list[str]] = {}
        self._counts: dict[tuple[str, str], Counts] = {}

    def readings(self, phrase: Phrase) -> list[str]:
        """The folded texts of a phrase and its variants, once each; empty ones are left out."""
        if phrase not in self._readings:
            self._readings[phrase] = readings(phrase, self._folding)
        return self._readings[phrase]

    def phrase(self, phrase: Phrase, zone: Zone, within: Docs | None = None) -> Matches:
        """All places of a phrase or a variant in a zone, in the documents of `within` where given."""
        return merged(self.text(text, zone, within) for text in self.readings(phrase))

    def phrase_docs(self, phrase: Phrase, zone: Zone | None) -> Docs:
        """Documents that hold the phrase in a zone; in any with None."""
        zones = (zone,) if zone else ZONES
        return union([self.counts(text, one)[0] for text in self.readings(phrase) for one in zones])

    def counts(self, text: str, zone: Zone) -> Counts:
        """Documents that hold a folded text in a zone, and how often; of a single character not how often, but 1."""
        field = gram_field(zone)
        found = self._counts.get((text, field))
        if found is None:
            if len(text) == 1:
                docs = self._postings.docs(character_field(zone), text)
                found = docs, np.ones(len(docs), dtype=np.int64)
            else:
                found = self._postings.text_counts(field, text)
            self._counts[text, field] = found
        return found

    def wildcard_docs(self, wildcard: Wildcard, zone: Zone) -> Docs:
        """Documents with a match of the pattern in a zone."""
        pattern = folded_pattern(wildcard.pattern, self._folding).strip(STAR)
        pieces = [piece for piece in pattern.split(STAR) if piece]
        letters = set(re.sub(r"[*?]", "", pattern))
        if not letters:
            return NO_DOCS
        within = intersection(self._postings.docs(character_field(zone), letter) for letter in letters)
        if not len(within):
            return NO_DOCS
        found = [self._piece(piece, zone, within) for piece in pieces]
        return self._chained(found, zone, within)

    def whole_docs(self, text: str, zone: Zone) -> Docs:
        """Documents where the first block of the zone is this folded text and nothing else."""
        if not len(self.counts(text, zone)[0]):
            return NO_DOCS
        opening = _first_places(self._postings.text(gram_field(zone), text))
        if not len(opening):
            return NO_DOCS
        return _first_places(self._postings.text(gram_field(zone), text + END, opening))

    def text(self, text: str, zone: Zone, within: Docs | None = None) -> Matches:
        """All places of a folded text in a zone."""
        key = (text, zone)
        if key not in self._known:
            starts = self._postings.text(gram_field(zone), text, within)
            matches = Matches(starts, starts + len(text))
            if within is not None:
                return matches
            self._known[key] = matches
        known = self._known[key]
        return known if within is None else known.where(contains(within, known.starts >> DOCUMENT_SHIFT))

    def _piece(self, piece: str, zone: Zone, within: Docs) -> Matches:
        """Places of a run of characters and ?, whole inside one block."""
        starts: Places | None = None
        for run in re.finditer(r"[^?]+", piece):
            places = self.text(run.group(), zone, within).starts - run.start()
            starts = places if starts is None else starts[contains(places, starts)]
        if starts is None:
            starts = self._everywhere(zone, within)
        matches = Matches(starts, starts + len(piece))
        return self._inside_blocks(matches, zone, within) if ONE in piece else matches

    def _everywhere(self, zone: Zone, within: Docs) -> Places:
        """Every place of every block: where a piece of nothing but ? may stand."""
        bounds = self._postings.places(gram_field(zone), BOUNDS, within)
        lengths = bounds[1::2] - bounds[::2]
        skipped = np.repeat(np.cumsum(lengths) - lengths, lengths)
        everywhere: Places = np.repeat(bounds[::2], lengths) + np.arange(int(lengths.sum())) - skipped
        return everywhere

    def _inside_blocks(self, matches: Matches, zone: Zone, within: Docs) -> Matches:
        bounds = self._postings.places(gram_field(zone), BOUNDS, within)
        if not len(bounds):
            return NO_MATCHES
        after = np.searchsorted(bounds, matches.starts, side="right")
        ends = bounds[np.minimum(after, len(bounds) - 1)]
        return matches.where((after % 2 == 1) & (matches.ends <= ends))

    def _chained(self, pieces: list[Matches], zone: Zone, within: Docs) -> Docs:
        """Documents where the pieces follow one another with nothing but word characters between."""
        reached = pieces[0].ends
        for piece in pieces[1:]:
            # From an end one may go on to any start up to the next stop; the latest end before a start reaches it best.
            reached = np.sort(reached)
            before = reached.searchsorted(piece.starts, side="right") - 1
            latest = reached[np.maximum(before, 0)] if len(reached) else piece.starts
            here = (before >= 0) & (latest >> DOCUMENT_SHIFT == piece.starts >> DOCUMENT_SHIFT)
            latest, goals = latest[here], piece.starts[here]
            if not len(goals):
                return NO_DOCS
            stops = self._stops(zone, distinct(goals >> DOCUMENT_SHIFT))
            blocked = stops.searchsorted(latest) < stops.searchsorted(goals)
            reached = piece.ends[here][~blocked]
        return Matches(np.sort(reached - 1), reached).docs if len(reached) else NO_DOCS

    def _stops(self, zone: Zone, within: Docs) -> Places:
        """Where * cannot run on: at the ends of blocks and over what is no word character."""
        return union(self._postings.places(gram_field(zone), mark, within) for mark in (BREAKS, BOUNDS))


def _first_places(starts: Places) -> Docs:
    """Documents of which the first place is among these."""
    docs: Docs = starts[starts & POSITION_MASK == 0] >> DOCUMENT_SHIFT
    return docs
