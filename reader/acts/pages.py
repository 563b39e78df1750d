"""A person's word on where pages belong: newspaper, day, number, section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.domain.newspaper import PageFacts
from reader.errors import NotHeld
from reader.library.page_placing import PagePlacing
from reader.library.placing import WaitingPage

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Placed:
    """The pages that were placed, what was said of them, and the pages asked for that are not held."""

    page_ids: tuple[int, ...]
    about: str = ""
    missing: tuple[NotHeld, ...] = ()


def _of_placed(placed: Placed) -> str:
    return placed.about


@act_on(_of_placed)
def confirm(library: "Library", pages: Sequence[WaitingPage]) -> Placed:
    """Confirm newspaper, day and number that are guessed of pages that wait."""
    guessed = {page.row.id: page.guessed for page in pages}
    missing = PagePlacing(library.store).set_each(guessed, guessed.__getitem__)
    return Placed(_held(guessed, missing), _said(*guessed.values()), tuple(missing))


@act_on(_of_placed)
def say(library: "Library", page_ids: Iterable[int], facts: PageFacts, *, for_folder: bool = False) -> Placed:
    """Set the facts of pages that are not None.

    `for_folder`: newspaper, day and section also for the other pages of the same folders that wait, as far as they do
    not say otherwise themselves, and for what comes from there later.
    """
    ids = tuple(dict.fromkeys(page_ids))
    missing = PagePlacing(library.store).set_each(ids, lambda _: facts, for_folders=facts if for_folder else None)
    return Placed(_held(ids, missing), _said(facts), tuple(missing))


@act_on(_of_placed)
def confirm_folder(library: "Library", page: WaitingPage, facts: PageFacts, waiting: Sequence[WaitingPage]) -> Placed:
    """Keep a person's word for a page, its newspaper for the folder now and later, and confirm for those of `waiting`
    that lie in the folder and still wait the day and number that are guessed of each. Raises NotHeld.
    """
    return Placed(tuple(PagePlacing(library.store).confirm_folder(page, facts, waiting)), _said(facts))


@act_on(_of_placed)
def confirm_folders(library: "Library", pages: Sequence[WaitingPage], waiting: Sequence[WaitingPage]) -> Placed:
    """Confirm what is guessed of pages, each with its folder as `confirm_folder` does."""
    placed: dict[int, None] = {}
    for page in pages:
        if page.row.id not in placed:
            placed |= dict.fromkeys(PagePlacing(library.store).confirm_folder(page, page.guessed, waiting))
    return Placed(tuple(placed), _said(*(page.guessed for page in pages)))


def _held(page_ids: Iterable[int], missing: Iterable[NotHeld]) -> tuple[int, ...]:
    gone = {error.key for error in missing}
    return tuple(page_id for page_id in page_ids if page_id not in gone)


def _said(*facts: PageFacts) -> str:
    """Return the first of the facts in a few words."""
    first = next(iter(facts), PageFacts())
    return " ".join(filter(None, (first.newspaper, first.date, first.number)))
