"""The judgement on another text: a printing of a text, or one that shares what is printed again and again alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.domain.span import Span
from reader.text.containment import containment, figures_agree, pieces, pieces_within

LEAST_SHARE = 0.3
"""Share of the shorter text from which two texts are printings of one."""
_LEAST_PIECES, _LEAST_OWN_PIECES = 20, 16
"""Pieces that they share at least: 27 characters in a row, which no agency's mark or opening has; and of what is not
standing text."""
_LEAST_OWN_SHARE, _WHOLE = 0.25, 0.8
"""Share that they must have of what is not standing text; unless one of them stands in the other as good as whole."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The share of the shorter text that both texts have. `standing`: it is standing text, they are no printings."""

    share: float
    standing: bool


@dataclass(frozen=True)
class Judge:
    """A text in running form (see `running_text`), and the places of its standing text, to judge others by."""

    text: str
    places: Sequence[Span] = ()

    def verdict(self, other: str) -> Verdict | None:
        """Judge another text in running form; None if the two share too little."""
        others = pieces(other)
        share = containment(self._pieces, others)
        if share < LEAST_SHARE or len(self._pieces & others) < _LEAST_PIECES:
            return None
        return Verdict(share, self._shares_standing_text(others, share) or not figures_agree(self.text, other))

    def _shares_standing_text(self, others: frozenset[str], share: float) -> bool:
        own = self._pieces - self._standing
        enough = len(own & others) >= _LEAST_OWN_PIECES
        return share < _WHOLE and not (enough and containment(own, others - self._standing) >= _LEAST_OWN_SHARE)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return pieces(self.text)

    @cached_property
    def _standing(self) -> frozenset[str]:
        return pieces_within(self.text, self.places)
