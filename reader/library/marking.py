"""The hits of a query in the texts of stories: in each text the words asked for in its zone, or anywhere."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.domain.span import Span
from reader.library.blocks import searched_blocks
from reader.ports.rows import HeldStory
from reader.query.fields import Zone
from reader.query.highlight_terms import highlighter
from reader.query.tree import Node
from reader.text.folding import Folding
from reader.text.highlight import Highlighter


@dataclass(frozen=True)
class ZoneMarker:
    """Marks hits of `query` zone by zone."""

    query: Node
    folding: Folding
    _made: dict[Zone | None, Highlighter] = field(default_factory=dict, compare=False, repr=False)

    def in_zone(self, zone: Zone | None) -> Highlighter:
        """Return a marker of the hits in a text of this zone; None is a text of no known zone."""
        if zone not in self._made:
            self._made[zone] = highlighter(self.query, self.folding, zone)
        return self._made[zone]


@dataclass(frozen=True)
class StoryMarker:
    """Finds the hits in the texts of one story as they are shown; `zones` gives the zone of each."""

    marker: ZoneMarker
    zones: Mapping[str, frozenset[Zone]]
    _found: dict[str, list[Span]] = field(default_factory=dict, compare=False, repr=False)

    def spans(self, text: str) -> list[Span]:
        """Return places of the hits in `text`, in order."""
        if text not in self._found:
            self._found[text] = self._look(text)
        return self._found[text]

    def _look(self, text: str) -> list[Span]:
        known = self.zones.get(text.strip())
        if known is None:
            return self.marker.in_zone(None).spans(text)
        found = {span for zone in known for span in self.marker.in_zone(zone).spans(text)}
        return _apart(sorted(found, key=lambda span: (span.start, -span.end)))


def story_marker(query: Node, folding: Folding, parts: Sequence[HeldStory]) -> StoryMarker:
    """Return a marker of the hits in a story with these parts.

    Its texts are looked through here: the window, which asks again, does not wait for that."""
    zones: dict[str, set[Zone]] = defaultdict(set)
    for part in parts:
        for block in searched_blocks(part):
            zones[block.text.strip()].add(block.zone)
    marker = StoryMarker(ZoneMarker(query, folding), {text: frozenset(found) for text, found in zones.items()})
    for text in zones:
        marker.spans(text)
    return marker


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Without those that begin inside another."""
    apart: list[Span] = []
    for span in spans:
        if not apart or span.start >= apart[-1].end:
            apart.append(span)
    return apart
