"""The head of an e-paper's article that is set by tables and type alone: kicker, headline, deck and byline.

The headline is the line that the page's title repeats, else the largest type above the text; what stands right above
it is the kicker, what stands right below it deck and byline. The lines of one head share a table.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reader.importer.containers.web import line_furniture, place_line
from reader.importer.containers.web.head_stack import box_of, headline_in, stack_above
from reader.importer.containers.web.html_lines import Line
from reader.importer.containers.web.tidy_text import unspaced
from reader.importer.containers.web.type_sizes import PLAIN_PX
from reader.importer.containers.web.window_title import is_site, without_site
from reader.importer.shapes.byline_line import parse_byline
from reader.importer.shapes.half_width import half_width


@dataclass(frozen=True, slots=True)
class TypesetHead:
    """Parts of a head by name; `taken` has the identities of the lines that hold them."""

    parts: dict[str, str] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()


def head_of(lines: Sequence[Line], is_text: Callable[[Line], bool], title: str) -> TypesetHead:
    """Return the head above an article's text; without parts if no line can be its headline."""
    first = next((at for at, line in enumerate(lines) if is_text(line)), 0)
    above = [line for line in lines[:first] if _may_stand(line)]
    at = _headline(above, title)
    if at is None and first and (stack := stack_above(lines, first)):
        at = above.index(lines[headline_in(lines, stack)])
    if at is None:
        return TypesetHead()
    around = box_of(above[at].element)
    found: dict[str, list[Line]] = {"headline": [above[at]]}
    for place, line in enumerate(above):
        if place != at and box_of(line.element) is around:
            found.setdefault(_part(line, place < at), []).append(line)
    parts = {name: " ".join(line.text for line in own) for name, own in found.items()}
    return TypesetHead(parts, frozenset(id(line) for own in found.values() for line in own))


def _may_stand(line: Line) -> bool:
    return (
        line.image is None
        and place_line.place_in(line.text) is None
        and line_furniture.around(line) is None
        and not is_site(line.text)
    )


def _headline(above: Sequence[Line], title: str) -> int | None:
    """Return the last line that is the title's headline, else the first of the largest type that is larger than all."""
    named = unspaced(without_site(title))
    same = [at for at, line in enumerate(above) if named and unspaced(line.text) == named]
    if same:
        return same[-1]
    sizes = [line.size or PLAIN_PX for line in above]
    largest = max(sizes, default=PLAIN_PX)
    return sizes.index(largest) if largest > PLAIN_PX else None


def _part(line: Line, over: bool) -> str:
    if parse_byline(half_width(line.text)):
        return "byline"
    return "kicker" if over else "deck"
