"""Folders and tags of bookmarks: made, renamed, put in order, removed; stories put into them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.acts.act import act_on
from reader.library.filing import Filing

if TYPE_CHECKING:
    from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Filed:
    """A folder or tag by its name now, and the number of bookmarks concerned."""

    name: str
    count: int


def _name(name: str) -> str:
    return name


def _first_name(names: tuple[str, ...]) -> str:
    return next(iter(names), "")


def _of_filed(filed: Filed) -> str:
    return filed.name


def _of_first(filed: tuple[Filed, ...]) -> str:
    return next(map(_of_filed, filed), "")


@act_on(_first_name)
def make(library: "Library", *names: str) -> tuple[str, ...]:
    """Make folders, last in order, and return their names without blanks around. An existing folder stays as it is."""
    filing = Filing(library.store)
    return tuple(filing.make(name) for name in names)


@act_on(_of_filed)
def rename(library: "Library", name: str, new: str) -> Filed:
    """Give a folder another name; the folders in it go along. Two folders of one name become one."""
    return Filed(new, Filing(library.store).rename_folder(name, new))


@act_on(_of_first)
def remove(library: "Library", *names: str) -> tuple[Filed, ...]:
    """Remove folders and those in them; their bookmarks go to the folder above."""
    filing = Filing(library.store)
    return tuple(Filed(name, filing.remove_folder(name)) for name in names)


@act_on(_name)
def move(library: "Library", name: str, step: int) -> str:
    """Put a folder up (-1) or down (1) among those beside it."""
    Filing(library.store).shift_folder(name, step)
    return name


@act_on(_of_filed)
def rename_tag(library: "Library", name: str, new: str) -> Filed:
    """Give a tag another name on all bookmarks. Two tags of one name become one."""
    return Filed(new, Filing(library.store).rename_tag(name, new))


@act_on(_of_first)
def remove_tag(library: "Library", *names: str) -> tuple[Filed, ...]:
    """Take tags off all bookmarks; the bookmarks stay."""
    filing = Filing(library.store)
    return tuple(Filed(name, filing.remove_tag(name)) for name in names)


@act_on(_of_filed)
def put_into(library: "Library", story_ids: Sequence[int], *, folder: str | None = None, tag: str = "") -> Filed:
    """Bookmark stories that have no bookmark, and put the bookmarks into a folder ('' for none) or give them a tag."""
    return Filed(folder or tag, Filing(library.store).file(story_ids, folder=folder, tag=tag))
