"""Mutants that behave as the program does, each with the reason. They are not tried and do not count."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.mutation.mutants import Mutant


@dataclass(frozen=True, slots=True)
class Equivalent:
    """Changes of the line `before` of a file: those that show one of `changes`; all of them if none are named."""

    file: str
    before: str
    changes: tuple[str, ...]
    reason: str

    def covers(self, mutant: "Mutant") -> bool:
        return (
            mutant.file.as_posix() == self.file
            and mutant.before == self.before
            and (not self.changes or any(one in mutant.shown for one in self.changes))
        )


_RANKING = "reader/search/exact/ranking.py"
_RULES = "reader/importer/rules/"
_ONLY_SPEED = "both ways give the same result, one of them faster"

EQUIVALENTS = (
    Equivalent(
        "reader/query/lexer.py",
        "if len(result) == 1 and result[0].kind in _OPERATORS:",
        ("result[⟦0 → -1⟧]",),
        "the first of one token is the last",
    ),
    Equivalent(
        "reader/query/parser.py",
        "return Or(tuple(flat)) if len(flat) > 1 else (flat[0] if flat else None)",
        ("flat[⟦0 → -1⟧]",),
        "the first of one part is the last",
    ),
    Equivalent(
        "reader/query/lexer.py",
        "inner += (sign in OPENING) - (sign in CLOSING and inner > 0)",
        ("⟦> → >=⟧",),
        "a word inside a group ends at a bracket that it did not open, and outside of one brackets are text",
    ),
    Equivalent(_RANKING, "_MANY = 4096", (), _ONLY_SPEED),
    Equivalent(
        _RANKING,
        "self._weights = np.empty((len(WORD_FIELDS) + 1, postings.size), np.float32)",
        ("⟦1 → 2⟧",),
        "one more row than is ever used",
    ),
    Equivalent(
        _RANKING,
        "if len(text) == 1:",
        ("⟦1 → 0⟧",),
        "a single character has no bigrams, so that as a phrase it is counted nowhere",
    ),
    Equivalent(
        _RANKING,
        "most = [max(fields.values(), default=0) for fields in frequencies]",
        ("⟦0 → -1⟧", "⟦0 → 1⟧"),
        "a term that no document has is ranked 0 whatever its rarity",
    ),
    Equivalent(
        _RANKING,
        "average = float(lengths.sum(dtype=np.int64)) / max(1, int(np.count_nonzero(lengths))) or 1.0",
        ("⟦1.0 → 0.5⟧", "⟦1.0 → 2.0⟧"),
        "the average by which lengths are divided that are all 0",
    ),
    Equivalent(
        _RANKING,
        "frequencies[field] = max(frequencies.get(field, 0), held)",
        ("⟦0 → -1⟧", "⟦0 → 1⟧"),
        "what is held is at least 1, so the default is never the greater",
    ),
    Equivalent(_RANKING, "if len(chosen) < len(docs):", ("⟦< → <=⟧",), _ONLY_SPEED),
    Equivalent(_RANKING, "if min(len(held), len(docs)) >= _MANY:", (), _ONLY_SPEED),
    Equivalent(_RANKING, "if len(docs) < len(held):", (), _ONLY_SPEED),
    Equivalent(
        _RANKING,
        "indices[indices == len(docs)] = 0",
        ("⟦0 → -1⟧", "⟦0 → 1⟧"),
        "any valid index does: the document there is compared again",
    ),
    Equivalent(
        _RANKING,
        "ordinals: NDArray[np.integer] = days // 10000 * 372 + days // 100 % 100 * 31 + days % 100",
        ("% ⟦100 → 50⟧", "⟦10000 → 9999⟧", "⟦10000 → 10001⟧"),
        "months and days are below 50, which divides 100; years from 1232 to 8767 keep their distance",
    ),
    Equivalent(
        _RANKING, "self._table = np.full(self._size, -1, np.int32)", ("⟦1 → 2⟧",), "any negative number means no hit"
    ),
    Equivalent(
        _RULES + "headline.py",
        "for at, part in zip(members, parts, strict=True):",
        (),
        "each line of a stack has one part",
    ),
    Equivalent(
        _RULES + "headline.py",
        "return not (at >= 0 and state.parts[at] in HEAD_PARTS)",
        ("⟦0 → -1⟧",),
        "the last block is in no stack while the first is looked at",
    ),
    Equivalent(
        _RULES + "contents_box.py",
        "for at in range(head + 1, min(head + 1 + _MOST_LINES, len(state.blocks))):",
        ("head + ⟦1 → 0⟧, min",),
        "the heading of the box is no pointer",
    ),
    Equivalent(
        "reader/importer/shapes/page_head.py",
        "LONGEST_CHARS = 120",
        ("→ 240", "→ 121", "→ 119"),
        "it keeps endless lines out",
    ),
)


def is_equivalent(mutant: "Mutant") -> bool:
    """Return True if a mutant is known to behave as the program does."""
    return any(each.covers(mutant) for each in EQUIVALENTS)
