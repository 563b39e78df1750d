"""Diagnosis of a search: its parts and their hits, words that no story has, reasons for which a story matches."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.browse.diagnosis_rows import Absent, Diagnosis, How, Match, Meaning, QueryPart, Relaxed
from reader.domain.span import Span
from reader.library.library import Library
from reader.query.highlight_terms import query_terms
from reader.query.parser import parse
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
    SameParagraph,
    SameSentence,
    Wildcard,
)
from reader.query.unparser import quoted, worded

if TYPE_CHECKING:
    from reader.library.diagnosis import Reason

_MEANINGS: tuple[tuple[type[Node], Meaning], ...] = (
    (Everything, Meaning.EVERYTHING),
    (Phrase, Meaning.PHRASE),
    (Exactly, Meaning.EXACTLY),
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


def diagnose(library: Library, query: str, story_id: int | None = None, *, widen: bool = False) -> Diagnosis:
    """Explain a query part by part, and why it finds the story `story_id`. Raises IndexUnusable."""
    parsed = parse(query)
    parts = parsed.tree.parts if isinstance(parsed.tree, And) else (parsed.tree,)
    rows = [_part(library, part, widen) for part in parts if not _is_nothing(part)]
    ignored = [QueryPart(text=each.text or query, meaning=Meaning.IGNORED, problem=each) for each in parsed.problems]
    total = library.search(query, limit=0, widen=widen).total
    return Diagnosis(
        query=query,
        total=total,
        parts=(*rows, *ignored),
        absent=() if total else tuple(_absent(library, query)),
        relaxed=() if total else tuple(_relaxed(library, query, rows)),
        story=library.story(story_id).row.title if story_id is not None else "",
        matches=tuple(_matches(library, query, story_id, widen))[:MOST_MATCHES] if story_id is not None else (),
    )


def _part(library: Library, part: Node, widen: bool) -> QueryPart:
    text = worded(part)
    field = ""
    variants: list[str] = []
    words: tuple[str, ...] = ()
    if isinstance(part, Phrase | Exactly | Wildcard) and part.zone:
        field = part.zone.value
    elif isinstance(part, HasFact):
        field = part.fact.value
    if isinstance(part, Phrase):
        understood = library.aids.understood(text, widen=widen)[0]
        variants = list(understood.variants)
        words = understood.words
    return QueryPart(
        text=text,
        meaning=next((meaning for kind, meaning in _MEANINGS if isinstance(part, kind)), Meaning.PHRASE),
        field=field,
        variants=tuple(variants),
        words=words if len(words) > 1 else (),
        count=library.search(text, limit=0, widen=widen).total,
    )


def _absent(library: Library, query: str) -> Iterator[Absent]:
    for absent in library.aids.absent(query):
        held = [form for form in absent.nearest if form.text != absent.text]
        forms = [(form.text, form.total, _replaced(query, absent.at, form.text)) for form in held]
        yield Absent(text=absent.text, nearest=tuple(forms))


def _relaxed(library: Library, query: str, rows: list[QueryPart]) -> Iterator[Relaxed]:
    """Leave one part out; if that is not enough, all parts that find nothing alone."""
    found = library.aids.relaxed(query)
    for relaxed in found:
        yield Relaxed(dropped=relaxed.dropped, query=relaxed.query, total=relaxed.total)
    rest = [row.text for row in rows if row.count]
    without = " ".join(rest)
    if rest and not found and (left := library.search(without, limit=0).total):
        dropped = " ".join(row.text for row in rows if not row.count)
        yield Relaxed(dropped=dropped, query=without, total=left)


def _replaced(query: str, at: Span | None, text: str) -> str:
    """Return the query with `text` instead of the words at `at`; without a position, `text` alone."""
    return f"{query[: at.start]}{quoted(text)}{query[at.end :]}" if at else quoted(text)


def _matches(library: Library, query: str, story_id: int, widen: bool) -> Iterator[Match]:
    reasons = library.aids.why(query, story_id, widen=widen)
    counts = Counter((reason.text, reason.form, _how(reason), reason.within, reason.block.zone) for reason in reasons)
    for (text, found, how, within, zone), count in counts.items():
        yield Match(text=text, found=found, how=how, within=within, zone=zone.value, count=count)
    for pattern in (term for term in query_terms(parse(query).tree) if isinstance(term, Wildcard)):
        yield from _by_pattern(library, pattern, story_id)


def _by_pattern(library: Library, pattern: Wildcard, story_id: int) -> Iterator[Match]:
    marker = library.marker(worded(pattern))
    found = Counter(
        (block.text[span.start : span.end], block.zone)
        for block in library.aids.blocks(story_id)
        if pattern.zone in (None, block.zone)
        for span in marker.spans(block.text)
    )
    for (text, zone), count in found.items():
        yield Match(text=pattern.pattern, found=text, how=How.WILDCARD, zone=zone.value, count=count)


def _how(reason: "Reason") -> How:
    if reason.alias:
        return How.ALIAS
    if reason.folded:
        return How.FOLDED
    return How.PART if reason.within else How.WORD


def _is_nothing(part: Node) -> bool:
    return isinstance(part, Or) and not part.parts
