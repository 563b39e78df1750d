"""Evaluation of a query tree: the documents that match it."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Fact
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    Exactly,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    RelativeDates,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.search.exact.budget import Budget
from reader.search.exact.positions import both, contains, union, without
from reader.search.exact.postings import NO_DOCS, Docs, Postings
from reader.search.exact.relations import together
from reader.search.exact.text_matching import TextMatching
from reader.search.exact.wildcards import uses_positions, wildcard_docs
from reader.search.layout import DAY, FACT_FIELDS, STORY_ID, day_number
from reader.text.folding import Folding

WHOLE_FACTS = (Fact.PAGE, Fact.KIND)
"""Facts that a query must give as a whole; a part is enough for the others."""


class Evaluation:
    """Evaluation of queries over one state of the index."""

    def __init__(self, postings: Postings, folding: Folding, budget: Budget) -> None:
        self._postings = postings
        self._folding = folding
        self._budget = budget
        self.matching = TextMatching(postings, folding)

    def docs(self, query: Node) -> Docs:
        """Return the documents that match, rising: those that the budget allowed to look at."""
        found = self._docs(query)
        end = self._budget.end
        return found if end is None else found[: found.searchsorted(end)]

    def _docs(self, query: Node, among: Docs | None = None) -> Docs:
        """Return the documents that match; if only those `among` some are wanted, others may be left out."""
        match query:
            case Everything():
                return self._postings.live()
            case And():
                return self._every(query.parts, among)
            case Or():
                return union([self._docs(part, among) for part in query.parts])
            case Not():
                return without(self._postings.live() if among is None else among, self._docs(query.part, among))
            case HasFact() | DateRange() | StoryIds():
                return self._by_facts(query)
            case RelativeDates():
                raise ValueError("the library answers for these")
            case Exactly():
                return self.matching.exact_docs(query)
            case _:
                return self._by_text(query, among)

    def _by_text(self, query: Phrase | Wildcard | Near | SameSentence | SameParagraph, among: Docs | None) -> Docs:
        self._budget.check()
        if isinstance(query, Phrase):
            return self.matching.phrase_docs(query, query.zone)
        if isinstance(query, Wildcard):
            return wildcard_docs(query, self.matching, self._postings, self._budget, among)
        return together(query, self.matching, self._postings, self._budget, among)

    def _by_facts(self, query: HasFact | DateRange | StoryIds) -> Docs:
        if isinstance(query, HasFact):
            return self._fact(query)
        if isinstance(query, DateRange):
            return self._dated(query)
        ids = np.array(sorted(query.ids), dtype=np.int64)
        return self._live_where(contains(ids, self._postings.column(STORY_ID)))

    def _every(self, parts: Iterable[Node], among: Docs | None) -> Docs:
        """Intersect the parts; negated ones are subtracted from the rest, so that no complement is built.

        What takes long is worked out last, among what the others have left.
        """
        wanted = sorted((part for part in parts if not isinstance(part, Not)), key=costly_parts)
        unwanted = [part.part for part in parts if isinstance(part, Not)]
        docs = among if among is not None else None if wanted else self._postings.live()
        for part in wanted:
            if docs is None:
                docs = self._docs(part)
            elif len(docs):
                docs = both(docs, self._docs(part, docs))
        found = NO_DOCS if docs is None else docs
        for excluded in unwanted:
            found = without(found, self._docs(excluded, found)) if len(found) else found
        return found

    def _fact(self, query: HasFact) -> Docs:
        if query.fact not in FACT_FIELDS:
            return NO_DOCS
        wanted = fact_value(query.fact, query.value, self._folding)
        values = self._postings.values(FACT_FIELDS[query.fact])
        names = (fact_value(query.fact, name, self._folding) for name in values.names)
        whole = query.fact in WHOLE_FACTS
        chosen = np.array([wanted == name if whole else wanted in name for name in names], dtype=bool)
        if not wanted or not len(chosen):
            return NO_DOCS
        return self._live_where(values.holding(chosen))

    def _dated(self, query: DateRange) -> Docs:
        days = self._postings.column(DAY)
        first = day_number(query.first) if query.first else 1
        last = day_number(query.last) if query.last else 99999999
        return self._live_where((days >= first) & (days <= last))

    def _live_where(self, wanted: NDArray[np.bool_]) -> Docs:
        live = self._postings.live()
        return live[wanted[live]]


def costly_parts(query: Node) -> int:
    """Return the number of parts of a query that are searched for among positions, and so share its budget."""
    if isinstance(query, And | Or):
        return sum(map(costly_parts, query.parts))
    if isinstance(query, Not):
        return costly_parts(query.part)
    if isinstance(query, Wildcard):
        return int(uses_positions(query))
    return int(isinstance(query, Near | SameSentence | SameParagraph))


def fact_value(fact: Fact, value: str, folding: Folding) -> str:
    """Return the form in which values of a fact are compared: folded; a page without 第, 版 and leading zeros."""
    folded = folding.plain(value)
    if fact is not Fact.PAGE:
        return folded
    return folded.removeprefix("第").removesuffix("版").lstrip("0〇")
