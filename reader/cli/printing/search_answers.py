"""Answers of searches for people, as JSON, and as ids or lines for pipes."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.printing.error_sentences import query_problem
from reader.cli.printing.index_ready import complain_of_cut, complain_of_no_index, report_problem
from reader.cli.printing.output import complain, counted, print_json, say
from reader.cli.printing.records import answer_record, hit_record
from reader.cli.printing.row_shape import Shape
from reader.cli.printing.shell_arguments import search_line
from reader.cli.words import labelled, listed, mark, tr
from reader.library.aliases import Widening
from reader.library.views import NearAnswer, SearchAnswer, SearchHit, Snippet
from reader.ports.engine import FoundIds, SortOrder
from reader.ports.rows import StoryRow
from reader.text.escaping import printable

if TYPE_CHECKING:
    from reader.library.library import Library

_SHOWN_HITS = 20
_CHUNK_STORIES = 500
_FACETS = {
    "newspaper": mark("newspaper"),
    "year": mark("year"),
    "month": mark("month"),
    "day": mark("day"),
    "page": mark("page"),
    "section": mark("section"),
    "column_label": mark("column label"),
    "reporter": mark("reporter"),
    "place": mark("place"),
    "kind": mark("kind"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of a search.

    `limit` None: the first hits for people, but all hits as ids or lines; 0: all hits. `widen`: other names of its
    words match as well. `near`: with near answers if there are few hits. `after`: only stories with a higher id.
    `folder`: that of the library if it was named, for the commands that are offered.
    """

    limit: int | None = None
    offset: int = 0
    sort: SortOrder = SortOrder.RELEVANCE
    facets: bool = False
    widen: bool = False
    near: bool = False
    after: int = 0
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A query that may have been meant, in words; `finds`: stories, else it is only the right form."""

    words: str
    query: str
    finds: bool = False


_AS_BLANKS = str.maketrans("\n\t", "  ")
"""Line ends, and the tabs between the cells of a table."""


def print_found(library: "Library", query: str, asked: Asked, shape: Shape) -> None:
    """Print the answer of a query; problems of the query go to standard error."""
    if shape.for_people or shape.as_json:
        _print_answer(library, query, asked, shape)
        return
    report_problem(library, query)
    for record in _hits(library, query, asked, shape):
        shape.row(record, str)


def _print_answer(library: "Library", query: str, asked: Asked, shape: Shape) -> None:
    answer = _answer(library, query, asked)
    answer, near = _with_near(library, answer, asked)
    if answer.scanned:
        complain_of_no_index(library)
    complain_of_cut(answer.cut)
    if shape.as_json:
        print_json(answer_record(answer, near))
        return
    if answer.problem:
        complain(query_problem(answer.problem))
    for widening in answer.widenings:
        _report_widening(widening)
    said, ms = tr("{stories} for {query} ({ms} ms)"), f"{answer.took_ms:.0f}"
    say(said.format(stories=counted(answer.total, "story"), query=answer.query, ms=ms))
    for offer in offered(answer):
        say(f"  {offer.words}" + (f"  {search_line(offer.query, asked.folder)}" if offer.finds else ""))
    for hit in answer.hits:
        _print_hit(hit)
    if near:
        print_near(near, total=answer.total)
    for facet in answer.facets:
        name = tr(_FACETS[facet.name]) if facet.name in _FACETS else facet.name
        say(labelled(name, listed(f"{value or '?'} {count}" for value, count in facet.counts)))


def offered(answer: SearchAnswer) -> Iterator[Offered]:
    """Yield each query that may have been meant, with its words."""
    known = {offer.query for offer in answer.offers}
    for offer in answer.offers:
        said = tr("Or search for {query}").format(query=offer.query)
        yield Offered(labelled(said, counted(offer.total, "story")), offer.query, finds=True)
    right = answer.problem.right if answer.problem else ""
    if right and right not in known and right != answer.query.strip():
        yield Offered(tr("Right form: {query}").format(query=right), right)


def _answer(library: "Library", query: str, asked: Asked) -> SearchAnswer:
    limit = _SHOWN_HITS if asked.limit is None else asked.limit
    if not asked.after:
        return library.search(
            query, offset=asked.offset, limit=limit or None, sort=asked.sort, facets=asked.facets, widen=asked.widen
        )
    started = time.perf_counter()
    answer = library.search(query, limit=0, sort=asked.sort, widen=asked.widen)
    ids = _ids(library, query, asked)
    chosen = ids[asked.offset : asked.offset + limit if limit else None]
    hits = library.found(query, chosen, widen=asked.widen)
    return replace(answer, total=len(ids), hits=hits, took_ms=(time.perf_counter() - started) * 1000)


def _with_near(library: "Library", answer: SearchAnswer, asked: Asked) -> tuple[SearchAnswer, tuple[NearAnswer, ...]]:
    """Return the near answers that stand below less than a page of hits, and the answer with the time of both."""
    limit = (_SHOWN_HITS if asked.limit is None else asked.limit) or _SHOWN_HITS
    if not asked.near or asked.offset or asked.after or answer.total >= limit:
        return answer, ()
    started = time.perf_counter()
    near = library.searching.near(answer.query, besides=[hit.row.id for hit in answer.hits], limit=limit)
    took_ms = answer.took_ms + (time.perf_counter() - started) * 1000
    return replace(answer, took_ms=took_ms, offers=(*answer.offers, *near.offers)), near.answers


def _ids(library: "Library", query: str, asked: Asked) -> FoundIds:
    found = library.found_ids(query, sort=asked.sort, widen=asked.widen)
    return replace(found, ids=[one for one in found if one > asked.after]) if asked.after else found


def _report_widening(widening: Widening) -> None:
    names = listed(widening.names)
    complain(tr("{words} is searched for as {names} as well.").format(words=widening.phrase.text, names=names))


def _hits(library: "Library", query: str, asked: Asked, shape: Shape) -> Iterator[dict[str, Any]]:
    """Yield the hits as records with the fields that are printed, loaded in chunks."""
    found = _ids(library, query, asked)
    complain_of_cut(found.cut)
    ids = found[asked.offset : asked.offset + asked.limit if asked.limit else None]
    if shape.key:
        yield from ({"id": story_id} for story_id in ids)
        return
    for start in range(0, len(ids), _CHUNK_STORIES):
        chunk = ids[start : start + _CHUNK_STORIES]
        if shape.needs("snippet"):
            yield from map(hit_record, library.found(query, chunk, widen=asked.widen))
        else:
            yield from (hit_record(_without_snippet(row)) for row in library.rows_by_id(chunk))


def _without_snippet(row: StoryRow) -> SearchHit:
    """Return a hit without a snippet, for which the whole story would have to be read."""
    return SearchHit(row=row, score=0.0, snippet=Snippet(""))


def print_near(near: Sequence[NearAnswer], *, total: int) -> None:
    """Print near answers under a line that says what they are, each with what it has and lacks."""
    say("")
    say(
        tr("No more stories have all of it; these come closest:")
        if total
        else tr("No story has all of it; these come closest:")
    )
    for one in near:
        _print_hit(one.hit)
        click.echo(click.style(f"        {_has_and_lacks(one)}", dim=True))


def _has_and_lacks(near: NearAnswer) -> str:
    held = {one.typed: one.held for one in near.instead}
    has = [f"{word} ({held[word]})" if word in held else word for word in near.has]
    parts = [labelled(tr("has"), listed(map(printable, has)))] if has else []
    if near.lacks:
        parts.append(labelled(tr("lacks"), listed(map(printable, near.lacks))))
    return "  ".join(parts)


def _print_hit(hit: SearchHit) -> None:
    row = hit.row
    where = " ".join(filter(None, (row.newspaper, row.date, f"第{row.page}版" if row.page else None)))
    click.echo(f"{row.id:6}  {printable(row.title)}  {click.style(printable(where), dim=True)}".rstrip())
    if hit.snippet.text:
        click.echo(f"        {_highlighted(hit)}")


def _highlighted(hit: SearchHit) -> str:
    text, at, out = hit.snippet.text, 0, []
    for span in hit.snippet.marks:
        out += [printable(text[at : span.start]), click.style(printable(text[span.start : span.end]), bold=True)]
        at = span.end
    return "".join([*out, printable(text[at:])]).translate(_AS_BLANKS)
