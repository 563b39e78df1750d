"""The problems of a page, in sentences."""

from collections.abc import Sequence

from reader.domain.problem import Problem
from reader.ui.language.words import mark, tr

_SENTENCES = {
    "columns_guessed": mark("Only the cells of the table show which columns hold headline and text."),
    "broken_record": mark("A record could not be read and was left out."),
    "headlines_only": mark("The feed gives the headline and no text; the article is at its address."),
    "member_refused": mark("A file of the archive could not be read."),
    "odd_date": mark("There is no such day as the head of the page says."),
    "odd_weekday": mark("The weekday at the head of the page is not that of the date."),
    "other_name": mark("The name of the file says otherwise than the page, which is believed."),
    "orphan_continuation": mark("A part that continues a story of another page has no headline."),
    "undecodable": mark("Some signs could not be read: the file is damaged, or in an encoding of its own."),
}
_LONGEST = 60


def sentences(problems: Sequence[Problem]) -> str:
    """One problem a line, with what it is about and the line of the file; '' if there is none."""
    return "\n".join(map(_line, problems))


def _line(problem: Problem) -> str:
    sentence = tr(_SENTENCES[problem.code]) if problem.code in _SENTENCES else problem.code.replace("_", " ")
    about = problem.detail if len(problem.detail) <= _LONGEST else f"{problem.detail[:_LONGEST]}…"
    place = tr("line {number}").format(number=problem.lines.first) if problem.lines else ""
    where = " · ".join(filter(None, (place, about)))
    return tr("{sentence} ({where})").format(sentence=sentence, where=where) if where else sentence
