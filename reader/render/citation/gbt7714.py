"""GB/T 7714, sequential-number style: 责任者. 题名[N]. 报纸名, 出版日期(版次)."""

from collections.abc import Sequence

from reader.render.citation.facts import one_line
from reader.render.clipping import Clipping

_NAMED_AUTHORS = 3


def gbt7714(clippings: Sequence[Clipping]) -> str:
    """A numbered reference list, one reference a line; a single clipping stands without a number."""
    references = [reference(clipping) for clipping in clippings]
    if len(references) == 1:
        return references[0] + "\n"
    return "".join(f"[{number}] {each}\n" for number, each in enumerate(references, 1))


def reference(clipping: Clipping) -> str:
    """One reference without its number.

    More than three authors are cut to three and 等; an unknown author is left out, as the standard allows in this
    style. An unknown newspaper or date is said to be unknown, so that nobody prints the gap by oversight.
    """
    authors = ", ".join(clipping.authors[:_NAMED_AUTHORS])
    if len(clipping.authors) > _NAMED_AUTHORS:
        authors += ", 等"
    page = f"({clipping.page})" if clipping.page else ""
    printed = f"{clipping.newspaper or '[报名不详]'}, {clipping.date or '[出版日期不详]'}{page}"
    return one_line(". ".join(filter(None, (authors, f"{clipping.title}[N]", printed)))) + "."
