"""The diagnosis of a search in words: its reading, the words that are absent, the reasons why a story matches."""

from collections.abc import Iterator
from pathlib import Path

from reader.browse.diagnosis_rows import Diagnosis, How, Match, Meaning, QueryPart
from reader.cli.printing.error_sentences import query_problem
from reader.cli.printing.output import counted
from reader.cli.printing.shell_arguments import search_line
from reader.cli.words import clauses, labelled, listed, mark, tr, tr_n

_FIELDS = {
    "headline": mark("headline"),
    "kicker": mark("kicker"),
    "deck": mark("deck"),
    "label": mark("column label"),
    "byline": mark("byline"),
    "caption": mark("caption"),
    "text": mark("text"),
    "newspaper": mark("newspaper"),
    "date": mark("date"),
    "page": mark("page"),
    "section": mark("section"),
    "kind": mark("kind"),
    "reporter": mark("reporter"),
    "correspondent": mark("correspondent"),
    "photographer": mark("photographer"),
    "dateline": mark("dateline"),
    "bookmarked": mark("bookmarks"),
    "tag": mark("tag"),
}
_MEANINGS = {
    Meaning.EVERYTHING: mark("all stories"),
    Meaning.PHRASE: mark("these characters, one after another, anywhere in a story"),
    Meaning.EXACTLY: mark("just these characters, in the script, width and case typed"),
    Meaning.WILDCARD: mark("words of this pattern"),
    Meaning.FACT: mark("exactly this"),
    Meaning.DATES: mark("stories dated so"),
    Meaning.NEAR: mark("near one another"),
    Meaning.SENTENCE: mark("in one sentence"),
    Meaning.PARAGRAPH: mark("in one paragraph"),
    Meaning.EITHER: mark("one of these, or several"),
    Meaning.NOT: mark("stories without this"),
    Meaning.IGNORED: mark("not understood, left out"),
}
_HOW = {
    How.WORD: mark("as typed"),
    How.PART: mark("as part of a longer word"),
    How.FOLDED: mark("written otherwise"),
    How.ALIAS: mark("by its other name"),
    How.WILDCARD: mark("by the pattern"),
    How.FACT: mark("as a fact about the story"),
}


def explained(found: Diagnosis, folder: Path | None = None) -> Iterator[str]:
    """Yield the lines of a diagnosis; `folder` is that of the library if it was named."""
    yield tr("{stories} for {query}").format(stories=counted(found.total, "story"), query=found.query)
    for part in found.parts:
        count = "" if part.count is None else counted(part.count, "story")
        yield f"  {labelled(part.text, clauses(filter(None, (*_part(part), count))))}"
    yield from _why_nothing(found, folder)
    if found.matches:
        yield tr("In the story {headline}:").format(headline=" ".join(found.story.split()))
    for match in found.matches:
        shown = match.text if match.text == match.found else f"{match.text} → {match.found}"
        yield f"  {labelled(shown, _match(match))}"


def _why_nothing(found: Diagnosis, folder: Path | None) -> Iterator[str]:
    for absent in found.absent:
        yield tr("No story holds “{text}”.").format(text=absent.text)
        for text, count, query in absent.nearest:
            yield f"  {labelled(text, counted(count, 'story'))}  {search_line(query, folder)}"
    if found.relaxed and found.each_held:
        yield tr("Each part is held, but no story has them all.")
    for relaxed in found.relaxed:
        said = tr("Without “{text}”: {stories}").format(text=relaxed.dropped, stories=counted(relaxed.total, "story"))
        yield f"  {said}  {search_line(relaxed.query, folder)}"


def _part(part: QueryPart) -> Iterator[str]:
    """Yield words for a part of the query: its meaning, other forms, the words that rank its hits."""
    if part.problem:
        yield query_problem(part.problem)
        return
    if part.field and part.meaning in (Meaning.PHRASE, Meaning.WILDCARD, Meaning.FACT):
        yield tr("in: {field}").format(field=_field(part.field))
    else:
        yield tr(_MEANINGS[part.meaning])
    if part.variants:
        yield tr("also as {forms}").format(forms=listed(part.variants))
    if part.words:
        yield tr("ranked by the words {words}").format(words=" · ".join(part.words))


def _match(match: Match) -> str:
    """Return words for the way and the zone in which something was found."""
    said = tr("as part of “{word}”").format(word=match.within) if match.within else tr(_HOW[match.how])
    if match.zone:
        said = tr("{how}, in: {field}").format(how=said, field=_field(match.zone))
    return clauses((said, tr_n("{n} time", "{n} times", match.count))) if match.count > 1 else said


def _field(field: str) -> str:
    return tr(_FIELDS[field]) if field in _FIELDS else field
