"""Evaluation of a query tree: the documents that match it."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from reader.query.fields import Fact
from reader.query.tree import (
    And,
    DateRange,
    Everything,
    HasFact,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    SameParagraph,
    SameSentence,
    StoryIds,
    Wildcard,
)
from reader.search.exact.positions import both, contains, union, without
from reader.search.exact.postings import NO_DOCS, Docs, Postings
from reader.search.exact.relations import together
from reader.search.exact.text_matching import TextMatching
from reader.search.exact.wildcards import wildcard_docs
from reader.search.layout import DAY, FACT_FIELDS, STORY_ID, day_number
from reader.text.folding import Folding

WHOLE_FACTS = (Fact.PAGE, Fact.KIND)
"""Facts that a query must give as a whole; a part is enough for the others."""


class Evaluation:
    """Evaluation of queries over one state of the index."""

    def __init__(self, postings: Postings, folding: Folding) -> None:
        self._postings = postings
        self._folding = folding
        self.matching = TextMatching(postings, folding)

    def docs(self, query: Node) -> Docs:
        """Return the documents that match, rising."""
        match query:
            case Everything():
                return self._postings.live()
            case And():
                return self._every(query.parts)
            case Or():
                return union(self.docs(part) for part in query.parts)
            case Not():
                return without(self._postings.live(), self.docs(query.part))
            case HasFact() | DateRange() | StoryIds():
                return self._by_facts(query)
            case _:
                return self._by_text(query)

    def _by_text(self, query: Phrase | Wildcard | Near | SameSentence | SameParagraph) -> Docs:
        if isinstance(query, Phrase):
            return self.matching.phrase_docs(query, query.zone)
        if isinstance(query, Wildcard):
            return wildcard_docs(query, self.matching, self._postings)
        return together(query, self.matching, self._postings)

    def _by_facts(self, query: HasFact | DateRange | StoryIds) -> Docs:
        if isinstance(query, HasFact):
            return self._fact(query)
        if isinstance(query, DateRange):
            return self._dated(query)
        ids = np.array(sorted(query.ids), dtype=np.int64)
        return self._live_where(contains(ids, self._postings.column(STORY_ID)))

    def _every(self, parts: Iterable[Node]) -> Docs:
        """Intersect the parts; negated ones are subtracted from the rest, so that no complement is built."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        unwanted = [part.part for part in parts if isinstance(part, Not)]
        docs = self._postings.live() if not wanted else self.docs(wanted[0])
        for part in wanted[1:]:
            docs = both(docs, self.docs(part)) if len(docs) else docs
        for excluded in unwanted:
            docs = without(docs, self.docs(excluded)) if len(docs) else docs
        return docs

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


def fact_value(fact: Fact, value: str, folding: Folding) -> str:
    """Return the form in which values of a fact are compared: folded; a page without 第, 版 and leading zeros."""
    folded = folding.plain(value)
    if fact is not Fact.PAGE:
        return folded
    return folded.removeprefix("第").removesuffix("版").lstrip("0〇")
