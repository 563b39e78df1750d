"""The hits of a search as a list: headlines and passages with highlighted words, newspapers and pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.cli.printing.error_sentences import query_problem
from reader.cli.printing.index_ready import cut_sentence
from reader.cli.printing.search_answers import offered
from reader.cli.terminal.entries import story_entry
from reader.cli.terminal.issue_names import stories
from reader.cli.terminal.listings import SingleList
from reader.cli.terminal.numbered_list import Entry
from reader.cli.words import labelled, listed, mark, tr
from reader.library.library import Library
from reader.library.views import SearchAnswer, SearchHit
from reader.ports.engine import Facet
from reader.ports.rows import StoryRow
from reader.text.escaping import on_one_line, visible

_FACETS = {"newspaper": mark("newspapers"), "year": mark("years")}
_SHOWN_VALUES = 4
"""Values of a facet in the heading."""
_FIRST_HITS = 20


@dataclass(frozen=True)
class Hits(SingleList):
    """The stories that match `query`, the best first."""

    library: Library
    query: str

    @property
    def title(self) -> str:
        """The number of stories, and their distribution over newspapers and years."""
        counted = on_one_line(tr("{stories} for {query}").format(query=self.query, stories=stories(self.total)))
        return "  ".join(filter(None, (counted, *map(_spread, self._answer.facets))))

    @property
    def total(self) -> int:
        return self._answer.total

    def remarks(self) -> Iterator[str]:
        """Yield sentences to say once: what of the query was not understood, and what was not searched."""
        answer = self._answer
        if answer.problem:
            yield visible(query_problem(answer.problem))
        for offer in offered(answer):
            yield on_one_line(offer.words)
        if answer.scanned:
            yield tr("There is no index; the library itself was read. `dubao check` says why.")
        if answer.behind:
            yield tr("{stories} were not looked through yet.").format(stories=stories(answer.behind))
        if answer.cut:
            yield cut_sentence(answer.cut)
        if not answer.total:
            yield on_one_line(tr("No story holds {query}.").format(query=self.query))

    def entries(self, start: int, count: int) -> Sequence[Entry]:
        hits = self._hits(start, count)
        # The rows are read again: stories that were read or bookmarked since have another sign.
        rows = {row.id: row for row in self.library.rows_by_id([hit.row.id for hit in hits])}
        return [_entry(hit, rows.get(hit.row.id, hit.row)) for hit in hits]

    @cached_property
    def _answer(self) -> SearchAnswer:
        return self.library.search(self.query, limit=_FIRST_HITS, facets=True)

    @cached_property
    def _ids(self) -> Sequence[int]:
        return self.library.found_ids(self.query)

    def _hits(self, start: int, count: int) -> Sequence[SearchHit]:
        known = self._answer.hits
        if start + count <= len(known) or len(known) == self.total:
            return known[start : start + count]
        return self.library.found(self.query, self._ids[start : start + count])


def _entry(hit: SearchHit, row: StoryRow) -> Entry:
    entry = story_entry(row, with_page=True, spans=hit.title_marks)
    # If only the headline has a hit, the passage may repeat it.
    return entry if hit.snippet.text == row.title else entry.with_passage(hit.snippet.text, hit.snippet.marks)


def _spread(facet: Facet) -> str:
    """Return the distribution of the hits over newspapers or years; '' if all have the same value."""
    name = _FACETS.get(facet.name)
    if name is None or len(facet.counts) < 2:
        return ""
    named = listed(f"{value or '?'} ({count})" for value, count in facet.counts[:_SHOWN_VALUES])
    more = "…" if len(facet.counts) > _SHOWN_VALUES else ""
    return on_one_line(labelled(tr(name), named + more))
