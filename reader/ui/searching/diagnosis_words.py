"""The sentences of the diagnosis."""

from reader.browse.diagnosis_rows import Absent, How, Match, Meaning, QueryPart, Relaxed
from reader.ui.language.error_messages import problem_words
from reader.ui.language.words import mark, tr, tr_n

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


def field_name(field: str) -> str:
    return tr(_FIELDS[field]) if field in _FIELDS else field


def part_words(part: QueryPart) -> str:
    """The meaning of a part of the query, in words."""
    if part.problem:
        return problem_words(part.problem)
    if part.field and part.meaning in (Meaning.PHRASE, Meaning.WILDCARD, Meaning.FACT):
        meaning = tr("in: {field}").format(field=field_name(part.field))
    else:
        meaning = tr(_MEANINGS[part.meaning])
    if part.variants:
        meaning += "; " + tr("also as {forms}").format(forms=tr(", ").join(part.variants))
    if part.words:
        meaning += "; " + tr("ranked by the words {words}").format(words=" · ".join(part.words))
    return meaning


def match_words(match: Match) -> str:
    """The way in which it was found, and the place."""
    words = tr("as part of “{word}”").format(word=match.within) if match.within else tr(_HOW[match.how])
    if match.zone:
        words = tr("{how}, in: {field}").format(how=words, field=field_name(match.zone))
    if match.count > 1:
        words = f"{words} · {tr_n('{n} time', '{n} times', match.count)}"
    return words


def absent_words(absent: Absent) -> str:
    return tr("No story holds “{text}”.").format(text=absent.text)


def relax_words(relaxed: Relaxed) -> str:
    """The text of the button that leaves something out."""
    found = tr_n("{n} story", "{n} stories", relaxed.total)
    return tr("Search without “{text}” ({found})").format(text=relaxed.dropped, found=found)
