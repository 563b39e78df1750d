"""搜索诊断: how a query was understood, why a story matches, and what to do when nothing is found."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reader.domain.span import Span
from reader.library.absent_facts import held_values
from reader.library.blocks import Block
from reader.library.nearest import Nearest, NearestForms
from reader.ports.engine import SearchEngine
from reader.query.fields import Fact, Zone
from reader.query.highlight_terms import query_terms
from reader.query.tree import (
    And,
    DateRange,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    Wildcard,
)
from reader.query.unparser import worded
from reader.text.folding import AS_WRITTEN, Folding
from reader.text.highlight import Highlighter
from reader.text.segment import Segmenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One word of the query: `field` if one was named, the form it is matched in, the words that rank it.

    `variants` match as well; `excluded` if it stands under NOT; `total` counts the stories that have it.
    """

    text: str
    at: Span | None
    field: Zone | Fact | None
    folded: str
    words: tuple[str, ...]
    variants: tuple[str, ...]
    excluded: bool
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason why a story matches: it has `form` at `span` of `block`, for the typed `text`.

    `alias` if it is another name; `folded` if it is written differently; `within` is the longer word of which it is a
    part, '' if it is a word or several.
    """

    text: str
    form: str
    block: Block
    span: Span
    alias: bool
    folded: bool
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A word of the query that no story has, and the nearest forms that this library holds."""

    text: str
    at: Span | None
    nearest: tuple[Nearest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """The query without one of its parts: what to search, what was left out, what it finds."""

    query: str
    dropped: str
    total: int


class Diagnosis:
    """Explains queries to one library. `read` gives the searched blocks of stories by id."""

    def __init__(
        self,
        engine: SearchEngine,
        read: Callable[[Sequence[int]], list[Sequence[Block]]],
        folding: Folding,
        segmenter: Segmenter,
    ) -> None:
        self._engine = engine
        self._folding = folding
        self._segmenter = segmenter
        self._nearest = NearestForms(engine, read, folding)

    def understood(self, query: Node) -> list[Understood]:
        """Return the words of the query in the order typed. Raises IndexUnusable."""
        return [self._understood(term, excluded) for term, excluded in _all_leaves(query, False)]

    def why(self, query: Node, blocks: Sequence[Block], most: int = 200) -> list[Reason]:
        """Return the places where a story with these blocks has the words of the query; at most `limit`."""
        reasons: list[Reason] = []
        for phrase in [term for term in query_terms(query) if isinstance(term, Phrase | Exactly)]:
            for block in blocks:
                if phrase.zone in (None, block.zone):
                    reasons += self._reasons(phrase, block)
                if len(reasons) >= most:
                    return reasons[:most]
        return reasons

    def absent(self, query: Node) -> list[Absent]:
        """Return the words, patterns and facts without which nothing can be found although no story has them.

        Raises IndexUnusable.
        """
        return [absent for part in _wanted(query) if (absent := self._absent(part))]

    def relaxed(self, query: Node, typed: Node | None = None) -> list[Relaxed]:
        """Return the query without each of its parts in turn, as far as something is found then; most stories first.

        `typed` gives the words of the parts, if `query` has ids of stories in their place. Raises IndexUnusable.
        """
        typed = typed or query
        if not isinstance(query, And) or not isinstance(typed, And):
            return []
        found = []
        for at, part in enumerate(query.parts):
            if not isinstance(part, Not) and (total := self._total(_without(query, at))):
                found.append(Relaxed(query=worded(_without(typed, at)), dropped=worded(typed.parts[at]), total=total))
        return sorted(found, key=lambda relaxed: -relaxed.total)

    def _absent(self, part: Node) -> Absent | None:
        if not isinstance(part, Phrase | Wildcard | HasFact | DateRange) or self._total(part):
            return None
        return Absent(text=_typed(part), at=part.at, nearest=self._held_instead(part))

    def _held_instead(self, part: Phrase | Wildcard | HasFact | DateRange) -> tuple[Nearest, ...]:
        if isinstance(part, HasFact | DateRange):
            return held_values(self._engine, part)
        if isinstance(part, Phrase):
            return self._nearest.of(part)
        pieces = dict.fromkeys(filter(None, re.split(r"[*?＊]+", part.pattern)))
        found = [Nearest(piece, self._total(Phrase(piece, part.zone))) for piece in pieces]
        return tuple(piece for piece in found if piece.total)

    def _understood(self, term: Node, excluded: bool) -> Understood:
        variants: tuple[str, ...] = ()
        words: tuple[str, ...] = ()
        field: Zone | Fact | None = None
        at, text = getattr(term, "at", None), worded(term)
        if isinstance(term, Phrase):
            text, field, variants = term.text, term.zone, term.variants
            words = tuple(self._segmenter.words(self._folding.marked(text).words))
        elif isinstance(term, Exactly):
            text, field = term.text, term.zone
        elif isinstance(term, Wildcard):
            text, field = term.pattern, term.zone
        elif isinstance(term, HasFact):
            text, field = term.value, term.fact
        elif isinstance(term, DateRange):
            text, field = f"{term.first or ''}..{term.last or ''}", Fact.DATE
        return Understood(
            text=text,
            at=at,
            field=field,
            folded=self._folding.plain(text),
            words=words,
            variants=variants,
            excluded=excluded,
            total=self._total(term),
        )

    def _reasons(self, phrase: Phrase | Exactly, block: Block) -> Iterator[Reason]:
        exactly = isinstance(phrase, Exactly)
        for text in (phrase.text, *(() if isinstance(phrase, Exactly) else phrase.variants)):
            marker = Highlighter((), AS_WRITTEN, exact=(text,)) if exactly else Highlighter((text,), self._folding)
            for span in marker.spans(block.text):
                form = block.text[span.start : span.end]
                yield Reason(
                    text=phrase.text,
                    form=form,
                    block=block,
                    span=span,
                    alias=text != phrase.text,
                    folded=form != text,
                    within=self._within(block.text, span),
                )

    def _within(self, text: str, span: Span) -> str:
        """Return the words that a match lies in, if it begins or ends inside one."""
        touched = [
            (start, end) for _, start, end in self._segmenter.tokens(text) if start < span.end and span.start < end
        ]
        if not touched or (touched[0][0] >= span.start and touched[-1][1] <= span.end):
            return ""
        return text[min(touched[0][0], span.start) : max(touched[-1][1], span.end)]

    def _total(self, query: Node) -> int:
        return self._engine.search(query, limit=0).total


def _typed(part: Phrase | Wildcard | HasFact | DateRange) -> str:
    if isinstance(part, Phrase):
        return part.text
    return part.pattern if isinstance(part, Wildcard) else worded(part)


def _without(query: And, at: int) -> Node:
    rest = query.parts[:at] + query.parts[at + 1 :]
    return rest[0] if len(rest) == 1 else And(rest)


def _wanted(query: Node) -> Iterator[Node]:
    """Yield parts that every hit must have."""
    if isinstance(query, And | Near | SameSentence | SameParagraph):
        for part in query.parts:
            yield from _wanted(part)
    elif not isinstance(query, Not | Or):
        yield query


def _all_leaves(query: Node, excluded: bool) -> Iterator[tuple[Node, bool]]:
    if isinstance(query, Not):
        yield from _all_leaves(query.part, not excluded)
    elif isinstance(query, And | Or | Near | SameSentence | SameParagraph):
        for part in query.parts:
            yield from _all_leaves(part, excluded)
    else:
        yield query, excluded
