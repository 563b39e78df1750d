"""From a query tree to a tantivy query that matches exactly the same stories and scores them.

What tokens cannot tell (wildcards, and texts that stand near one another or in one sentence or block) is looked up
among the texts of the stories that hold all the characters, and becomes a query for their ids.
"""

from collections.abc import Callable, Iterable, Sequence

from tantivy import FieldType, Occur, Query

from reader.query.fields import Zone
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
from reader.search.documents import day_number
from reader.search.evaluation import WHOLE_FACTS, fact_value
from reader.search.layout import FACT_FIELDS, STORY_ID, WORD_FIELDS
from reader.search.postings import Docs
from reader.search.ranking import BOOSTS
from reader.search.relations import together
from reader.search.tantivy_engine.layout import END, NEWEST, NO_DAY, START, schema
from reader.search.tantivy_engine.snapshot import Snapshot
from reader.search.tantivy_engine.text_queries import (
    all_of,
    any_of,
    everything,
    near_candidates,
    text_query,
    unweighed,
    wildcard_candidates,
)
from reader.search.tantivy_engine.texts import Texts
from reader.search.text_matching import TextMatching, readings
from reader.search.wildcards import wildcard_docs
from reader.text.folding import Folding
from reader.text.wildcard import folded_pattern

ZONE_BOOSTS = {zone: BOOSTS[field] for field, zones in WORD_FIELDS.items() for zone in zones} | {Zone.BYLINE: 1.0}
WHOLE_HEADLINE = 60.0
"""What it counts more that a phrase is a whole headline: about what the rarest words of a headline count."""

Read = Wildcard | Near | SameSentence | SameParagraph
"""What is looked up in texts."""


class Queries:
    """Makes queries for one state of the index; ones that only match, not `weighing`, are answered sooner."""

    def __init__(self, snapshot: Snapshot, folding: Folding, *, weighing: bool = True) -> None:
        self._snapshot = snapshot
        self._folding = folding
        self._weighing = weighing

    def query(self, node: Node) -> Query:
        return self._query(node, None)

    def _query(self, node: Node, within: Query | None) -> Query:
        """What matches; where all wanted stories match `within`, only these need be looked at."""
        match node:
            case Everything():
                return everything()
            case And():
                return self._every(node.parts, within)
            case Or():
                return any_of(self._query(part, within) for part in node.parts)
            case Not():
                return _without(everything(), [self._query(node.part, within)])
            case Phrase():
                return self._phrase(node)
            case HasFact():
                return self._fact(node)
            case DateRange():
                return _dated(node)
            case StoryIds():
                return _ids(sorted(node.ids))
            case _:
                return self._read(node, within)

    def _every(self, parts: Iterable[Node], within: Query | None) -> Query:
        """AND: what must be read comes last, among what the rest leaves over."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        found = [self._query(part, within) for part in wanted if not is_read(part)]
        for part in filter(is_read, wanted):
            found.append(self._query(part, all_of([*found, *([within] if within else [])])))
        left = all_of(found)
        return _without(left, [self._query(part.part, left) for part in parts if isinstance(part, Not)])

    def _phrase(self, phrase: Phrase) -> Query:
        zones = [phrase.zone] if phrase.zone else self._snapshot.zones
        return any_of(self._text(text, zone) for text in readings(phrase, self._folding) for zone in zones)

    def _text(self, text: str, zone: Zone) -> Query:
        found = text_query(text, zone)
        if not self._weighing:
            return found
        found = Query.boost_query(found, ZONE_BOOSTS[zone])
        if zone is Zone.HEADLINE and len(text) > 1:
            whole = text_query(START + text + END, zone)
            return any_of([found, Query.const_score_query(whole, WHOLE_HEADLINE)])
        return found

    def _fact(self, query: HasFact) -> Query:
        wanted = fact_value(query.fact, query.value, self._folding)
        if query.fact not in FACT_FIELDS or not wanted:
            return Query.empty_query()
        field = FACT_FIELDS[query.fact]
        whole = query.fact in WHOLE_FACTS
        values = ((name, fact_value(query.fact, name, self._folding)) for name in self._snapshot.values(field))
        chosen = [name for name, value in values if (wanted == value if whole else wanted in value)]
        return unweighed(Query.term_set_query(schema(), field, chosen)) if chosen else Query.empty_query()

    def _read(self, query: Read, within: Query | None) -> Query:
        """The ids of stories in which the texts stand as asked, weighed by their phrases."""
        candidates = self._candidates(query)
        ids = self._snapshot.reading(all_of([candidates, within]) if within else candidates, self._reader(query))
        found = _ids(ids)
        if isinstance(query, Wildcard) or not ids:
            return found
        return Query.boolean_query([(Occur.Must, found), *((Occur.Should, self._phrase(part)) for part in query.parts)])

    def _candidates(self, query: Read) -> Query:
        """Stories that may match: with all the texts in one zone, for NEAR not far from one another."""
        if isinstance(query, Wildcard):
            pattern = folded_pattern(query.pattern, self._folding)
            zones = [query.zone] if query.zone else self._snapshot.zones
            return any_of(wildcard_candidates(pattern, zone) for zone in zones)
        zones = [zone for zone in self._snapshot.zones if all(part.zone in (None, zone) for part in query.parts)]
        texts = [readings(part, self._folding) for part in query.parts]
        found = (all_of(any_of(text_query(text, zone) for text in part) for part in texts) for zone in zones)
        if not isinstance(query, Near):
            return any_of(found)
        near = (near_candidates(texts, query.distance, zone) for zone in zones)
        return any_of(map(all_of, zip(found, near, strict=True)))

    def _reader(self, query: Read) -> Callable[[Texts], Docs]:
        def read(texts: Texts) -> Docs:
            matching = TextMatching(texts, self._folding)
            if isinstance(query, Wildcard):
                return wildcard_docs(query, matching, texts)
            return together(query, matching, texts)

        return read


def is_read(node: Node) -> bool:
    """Whether a part of it must be looked up in texts, which takes the longer the more there are."""
    if isinstance(node, And | Or):
        return any(map(is_read, node.parts))
    return is_read(node.part) if isinstance(node, Not) else isinstance(node, Read)


def _dated(query: DateRange) -> Query:
    first = day_number(query.first) if query.first else 1
    last = day_number(query.last) if query.last else NO_DAY
    return unweighed(Query.range_query(schema(), NEWEST, FieldType.Unsigned, first, last))


def _ids(ids: Sequence[int]) -> Query:
    return unweighed(Query.term_set_query(schema(), STORY_ID, ids)) if ids else Query.empty_query()


def _without(query: Query, others: Sequence[Query]) -> Query:
    if not others:
        return query
    return Query.boolean_query([(Occur.Must, query), *((Occur.MustNot, other) for other in others)])
