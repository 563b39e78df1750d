"""A person's acts in short, for tests that ask for their results alone."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reader.acts import bookmarks, corrections, doubts, highlights, importing, own_work, pages, reading
from reader.domain.bookmark import Bookmark, Correction
from reader.domain.newspaper import PageFacts
from reader.library.bookmark_words import Words
from reader.library.library import Library
from reader.library.quoting import Quotation
from reader.library.views import ImportReport, Merged
from reader.ports.progress import Progress


def imported(
    library: Library,
    paths: Sequence[Path],
    progress: Progress | None = None,
    called: Mapping[Path, str] | None = None,
) -> ImportReport:
    return importing.import_files(library, paths, progress, called).result


def read_again(library: Library, progress: Progress | None = None) -> ImportReport:
    return importing.read_again(library, progress).result


def toggled(library: Library, story_id: int) -> bool:
    """True if the story is bookmarked afterwards."""
    return bookmarks.toggle(library, story_id).result.on


def bookmarked(
    library: Library, story_id: int, *, folder: str = "", tags: Sequence[str] = (), note: str = "", colour: str = ""
) -> Bookmark:
    words = Words(folder=folder, tags=tuple(tags), note=note, colour=colour)
    (edit,) = bookmarks.add(library, [story_id], words).result.done
    return edit.after


def highlighted(
    library: Library,
    story_id: int,
    exact: str,
    *,
    before: str = "",
    after: str = "",
    note: str = "",
    tags: Sequence[str] = (),
    colour: str = "",
) -> Bookmark:
    words = Words(note=note, tags=tuple(tags), colour=colour)
    return highlights.add(library, [story_id], Quotation(exact, before, after), words).result


def corrected_words(
    library: Library, story_id: int, exact: str, replacement: str, *, before: str = "", after: str = ""
) -> Correction:
    return corrections.add(library, [story_id], Quotation(exact, before, after), replacement).result


def uncorrected(library: Library, correction_id: int) -> None:
    corrections.remove(library, [correction_id])


def merged(library: Library, text: str) -> Merged:
    return own_work.merge(library, text).result


def placed(library: Library, page_ids: Sequence[int], facts: PageFacts, *, for_folder: bool = False) -> None:
    pages.say(library, page_ids, facts, for_folder=for_folder)


def read(library: Library, story_ids: Sequence[int], is_read: bool = True) -> None:
    reading.mark(library, story_ids, is_read)


def accepted(library: Library, bookmark_id: int) -> Bookmark:
    return doubts.accept(library, bookmark_id).result


def attached(
    library: Library, bookmark_id: int, story_id: int, exact: str = "", before: str = "", after: str = ""
) -> Bookmark:
    return doubts.attach(library, bookmark_id, [story_id], Quotation(exact, before, after)).result
