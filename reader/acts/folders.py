"""Folders and tags of bookmarks: made, renamed, put in order, removed; stories put into them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.acts.act import act_on
from reader.library.filing import Filing
from reader.library.library import Library


@dataclass(frozen=True, slots=True)
class Filed:
    """A folder or tag by its name now, and the number of bookmarks concerned."""

    name: str
    count: int


def _name(name: str) -> str:
    return name


def _of_filed(filed: Filed) -> str:
    return filed.name


@act_on(_name)
def make(library: Library, name: str) -> str:
    """Make a folder, last in order; its name without blanks around. A folder that is there stays as it is."""
    return Filing(library.store).make(name)


@act_on(_of_filed)
def rename(library: Library, name: str, new: str) -> Filed:
    """Give a folder another name; the folders in it go along. Two folders of one name become one."""
    return Filed(new, Filing(library.store).rename_folder(name, new))


@act_on(_of_filed)
def remove(library: Library, name: str) -> Filed:
    """Remove a folder and those in it; its bookmarks go to the folder above."""
    return Filed(name, Filing(library.store).remove_folder(name))


@act_on(_name)
def move(library: Library, name: str, step: int) -> str:
    """Put a folder up (-1) or down (1) among those beside it."""
    Filing(library.store).shift_folder(name, step)
    return name


@act_on(_of_filed)
def rename_tag(library: Library, name: str, new: str) -> Filed:
    """Give a tag another name on all bookmarks. Two tags of one name become one."""
    return Filed(new, Filing(library.store).rename_tag(name, new))


@act_on(_of_filed)
def remove_tag(library: Library, name: str) -> Filed:
    """Take a tag off all bookmarks; the bookmarks stay."""
    return Filed(name, Filing(library.store).remove_tag(name))


@act_on(_of_filed)
def put_into(library: Library, story_ids: Sequence[int], *, folder: str | None = None, tag: str = "") -> Filed:
    """Bookmark stories where they are not, and put the bookmarks into a folder ('' for none) or give them a tag."""
    return Filed(folder or tag, Filing(library.store).file(story_ids, folder=folder, tag=tag))
