"""The values of a fact, and the years, that a library holds in place of those that a query asks for in vain."""

from reader.library.nearest import MOST_FORMS, Nearest
from reader.ports.engine import SearchEngine
from reader.query.fields import Fact
from reader.query.tree import DateRange, Everything, HasFact

_FACETS = {
    Fact.NEWSPAPER: "newspaper",
    Fact.PAGE: "page",
    Fact.SECTION: "section",
    Fact.KIND: "kind",
    Fact.REPORTER: "reporter",
    Fact.DATELINE: "place",
}


def held_values(engine: SearchEngine, wanted: HasFact | DateRange) -> tuple[Nearest, ...]:
    """Return the values that share most characters with the one wanted, or the years nearest to it, with their stories.

    Raises IndexUnusable.
    """
    facets = {facet.name: facet.counts for facet in engine.search(Everything(), limit=0, facets=True).facets}
    if isinstance(wanted, DateRange):
        year = int((wanted.first or wanted.last or "0")[:4])
        years = [(value, count) for value, count in facets.get("year", ()) if value.isdigit()]
        nearest = sorted(years, key=lambda pair: abs(int(pair[0]) - year))
        return tuple(Nearest(value, count) for value, count in nearest[:MOST_FORMS])
    counts = [pair for pair in facets.get(_FACETS.get(wanted.fact, ""), ()) if pair[0]]
    alike = sorted(counts, key=lambda pair: (-len(set(pair[0]) & set(wanted.value)), -pair[1]))
    return tuple(Nearest(value, count) for value, count in alike[:MOST_FORMS])
