"""Asks a library why a query finds what it finds; runs in a lane."""

from collections.abc import Iterator, Sequence

from reader.library.blocks import blocks_of
from reader.library.library import Library
from reader.library.rows import HeldStory
from reader.query.parser import parse
from reader.query.tree import (
    And,
    DateRange,
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
from reader.query.wording import worded
from reader.ui.searching.diagnosis_rows import Absent, Diagnosis, How, Match, Meaning, QueryPart

_MEANINGS: tuple[tuple[type[Node], Meaning], ...] = (
    (Phrase, Meaning.PHRASE),
    (Wildcard, Meaning.WILDCARD),
    (HasFact, Meaning.FACT),
    (DateRange, Meaning.DATES),
    (Near, Meaning.NEAR),
    (SameSentence, Meaning.SENTENCE),
    (SameParagraph, Meaning.PARAGRAPH),
    (Or, Meaning.EITHER),
    (Not, Meaning.NOT),
)
MOST_MATCHES = 12


def diagnose(library: Library, query: str, story_id: int | None = None) -> Diagnosis:
    """How `query` is understood part by part, what no story has, and why the story matches."""
    parsed = parse(query)
    parts = parsed.tree.parts if isinstance(parsed.tree, And) else (parsed.tree,)
    rows = [_part(library, part) for part in parts]
    ignored = [QueryPart(text=each.text or query, meaning=Meaning.IGNORED) for each in parsed.problems]
    total = library.search(query, limit=0).total
    story = library.story(story_id) if story_id is not None else None
    return Diagnosis(
        query=query,
        total=total,
        parts=(*rows, *ignored),
        absent=tuple(_absent(library, parts, rows)) if not total else (),
        story=story.row.title if story else "",
        matches=tuple(_matches(library, parts, story))[:MOST_MATCHES] if story else (),
    )


def _part(library: Library, part: Node) -> QueryPart:
    meaning = next((meaning for kind, meaning in _MEANINGS if isinstance(part, kind)), Meaning.PHRASE)
    text = worded(part)
    field = ""
    if isinstance(part, Phrase | Wildcard) and part.zone:
        field = part.zone.value
    elif isinstance(part, HasFact):
        field = part.fact.value
    variants = part.variants if isinstance(part, Phrase) else ()
    return QueryPart(
        text=text, meaning=meaning, field=field, variants=variants, count=library.search(text, limit=0).total
    )


def _absent(library: Library, parts: Sequence[Node], rows: Sequence[QueryPart]) -> Iterator[Absent]:
    """The parts that find nothing alone, each with the query that does without all of them."""
    rest = [row.text for row in rows if row.count]
    without = " ".join(rest)
    left = library.search(without, limit=0).total if rest else 0
    for row in rows:
        if not row.count:
            yield Absent(text=row.text, without=without if left else "", left=left)


def _matches(library: Library, parts: Sequence[Node], held: HeldStory) -> Iterator[Match]:
    for part in parts:
        if not isinstance(part, Phrase | Wildcard):
            continue
        marker = library.marker(worded(part))
        wanted = part.text if isinstance(part, Phrase) else part.pattern
        for block in blocks_of(held.story):
            spans = marker.spans(block.text) if part.zone in (None, block.zone) else ()
            if spans:
                found = block.text[spans[0].start : spans[0].end]
                how = How.WILDCARD if isinstance(part, Wildcard) else How.EXACT if found == wanted else How.FOLDED
                yield Match(text=wanted, found=found, how=how, zone=block.zone.value, count=len(spans))
