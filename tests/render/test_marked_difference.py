"""A difference as one text: what was cut, added, changed and moved stands in marks."""

from reader.render.marked_difference import MARKDOWN, PLAIN, marked
from reader.text.folding import Folding
from reader.text.text_difference import difference
from tests.text.test_text_difference import LEAD, MIDDLE, SCENE, TAIL


def both(first: str, second: str) -> tuple[str, str]:
    found = difference(first, second, Folding())
    return marked(found, PLAIN), marked(found, MARKDOWN)


def test_cut_added_and_changed() -> None:
    assert both(f"{LEAD}\n{TAIL}", LEAD) == (f"{LEAD}\n[-{TAIL}-]", f"{LEAD}\n~~{TAIL}~~")
    assert both(LEAD, f"{LEAD}\n{TAIL}") == (f"{LEAD}\n{{+{TAIL}+}}", f"{LEAD}\n**{TAIL}**")
    assert both("工作不尽如人意的地方", "工作不尽入人意的地方")[0] == "工作不尽[-如-]{+入+}人意的地方"


def test_moved_stands_at_both_places() -> None:
    plain, markdown = both(LEAD + MIDDLE + SCENE + TAIL, LEAD + SCENE + TAIL + MIDDLE)
    assert plain == f"{LEAD}[>{MIDDLE}<]{SCENE}{TAIL}{{>{MIDDLE}<}}"
    assert f"**↷ {MIDDLE}**" in markdown


def test_marks_do_not_run_over_the_end_of_a_paragraph() -> None:
    assert both(f"{LEAD}\n{MIDDLE}\n{TAIL}\n", LEAD)[1] == f"{LEAD}\n~~{MIDDLE}~~\n~~{TAIL}~~\n"
