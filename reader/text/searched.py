"""A text that is looked through for what is sought in it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from reader.text.folding import Folding
from reader.text.sought import Sought
from reader.text.wildcard_matcher import Match, WildcardMatcher

_NONE: Mapping[int, str] = MappingProxyType({})


class Searched:
    """A text, folded at once; what its places may be read as is worked out for a first text that asks."""

    def __init__(self, text: str, folding: Folding) -> None:
        self._original, self._folding = text, folding
        self.text = folding.plain(text)

    @cached_property
    def _marks(self) -> Mapping[int, str]:
        return dict(self._folding.marked(self._original).marks)

    def matches(self, sought: Sought) -> Iterator[Match]:
        """Yield the places of a text, overlapping ones too."""
        if sought and sought.text in self.text:
            for at in sought.places(self.text, self._marks if sought.checks else _NONE):
                yield Match(at, at + len(sought))

    def wildcard_matches(self, matcher: WildcardMatcher) -> Iterator[Match]:
        """Yield the places of a wildcard pattern."""
        return matcher.matches(self.text, self._marks if matcher.checked else _NONE)
