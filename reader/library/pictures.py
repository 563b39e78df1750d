"""Pictures of a page into the library's media folder, under the hash of their bytes."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from reader.domain.newspaper import Page
from reader.domain.photo import Photo
from reader.durable import write_durably
from reader.errors import LibraryReason, LibraryUnusable
from reader.importer.linked_pictures import LinkedPictures, Picture
from reader.importer.source.kinds import ARCHIVES, Kind, known_kind
from reader.library.picture_care import fault_of
from reader.private_folders import make_private_folder
from reader.room import room_for_file, room_for_folder

_log = logging.getLogger(__name__)


@contextmanager
def keeping(file: Path, top: Path | None, media: Path) -> Iterator[Callable[[Page], Page]]:
    """Store the pictures of a file's pages in `media`; the function returns a page with their names there.

    A picture that is not found, or lies outside `top` (the imported folder), is left away: a stored page never names a
    file elsewhere. Raises LibraryUnusable.
    """
    with closing(LinkedPictures(file, top)) as linked:
        yield lambda page: _with_pictures(page, linked, media)


def _with_pictures(page: Page, linked: LinkedPictures, media: Path) -> Page:
    if not any(photo.image for story in page.stories for photo in story.photos):
        return page
    stories = tuple(
        replace(story, photos=tuple(_kept(photo, linked, media) for photo in story.photos)) for story in page.stories
    )
    return replace(page, stories=stories)


def missing(linked: Page, page: Page, file: Path) -> tuple[str, ...]:
    """Return the links of `linked` that `keeping` found no picture for; none for an archive, to which none comes."""
    if known_kind(file) in (*ARCHIVES, Kind.MHTML):
        return ()
    return tuple(
        wanted.image
        for before, after in zip(linked.stories, page.stories, strict=True)
        for wanted, found in zip(before.photos, after.photos, strict=True)
        if wanted.image and not found.image
    )


def arrived(links: Sequence[str], file: Path, top: Path | None) -> bool:
    """Return True if a picture that a page lacked lies beside it now."""
    with closing(LinkedPictures(file, top)) as linked:
        return any(map(linked.find, links))


def carried_over(page: Page, before: Page) -> Page:
    """`page` with the pictures that the library keeps of `before`, if their photos are the same and have none."""
    known = {
        (photo.title, photo.caption): photo.image for story in before.stories for photo in story.photos if photo.image
    }
    stories = tuple(
        replace(
            story,
            photos=tuple(
                photo if photo.image else replace(photo, image=known.get((photo.title, photo.caption)))
                for photo in story.photos
            ),
        )
        for story in page.stories
    )
    return replace(page, stories=stories)


def top_of(file: Path, given: Sequence[Path]) -> Path | None:
    """Return the given folder that a file was found in; None if the file itself was given."""
    return next((folder for folder in given if folder != file and folder in file.parents), None)


def _kept(photo: Photo, linked: LinkedPictures, media: Path) -> Photo:
    if not photo.image:
        return photo
    picture = linked.find(photo.image)
    if picture:
        _store(picture, media)
    return replace(photo, image=picture.name if picture else None)


def taken_again(
    pages: Iterable[Page], file: Path, tops: Iterable[Path | None], media: Path, wanted: Collection[str]
) -> set[str]:
    """Store those of the `wanted` pictures that a file's pages link, and return their names.

    Only pictures with the very bytes are taken, so that links may be followed in any of `tops`, the folders that the
    file may have been imported with. A picture in whose place no file can be written keeps no other one from being
    stored. Raises LibraryUnusable if the disk is full.
    """
    links = {photo.image for page in pages for story in page.stories for photo in story.photos if photo.image}
    found: set[str] = set()
    for top in tops:
        with closing(LinkedPictures(file, top)) as linked:
            for picture in filter(None, map(linked.find, links)):
                if picture.name in wanted and picture.name not in found and _stored(picture, media):
                    found.add(picture.name)
        if len(found) == len(wanted):
            break
    return found


def _stored(picture: Picture, media: Path) -> bool:
    """Store a picture; return False if something that cannot be removed is in its place."""
    try:
        _store(picture, media)
    except LibraryUnusable as problem:
        if problem.reason is LibraryReason.DISK_FULL:
            raise
        _log.warning("a picture is not stored: %s", problem)
        return False
    return True


def _store(picture: Picture, media: Path) -> None:
    target = media / picture.name
    if not fault_of(media, picture.name):
        return
    try:
        room_for_folder(media)
        make_private_folder(media)
        room_for_file(target)
        write_durably(target, picture.data)
    except OSError as error:
        raise LibraryUnusable.because(media, error) from error
