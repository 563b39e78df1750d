"""Refusals of parts of a file, as a member of an archive or a page is one: they stop nothing unless nothing is left."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from reader.errors import FileRefused
from reader.importer.source.walk import OnRefused

_T = TypeVar("_T")


def without_refused(parts: Iterable[_T | FileRefused], on_refused: OnRefused) -> Iterator[_T]:
    """Yield the parts that are not refused; the refusals of others go to `on_refused`.

    Without any part the first refusal is raised as that of the file, and only the others go to `on_refused`.
    """
    waiting: list[FileRefused] | None = []
    for part in parts:
        if not isinstance(part, FileRefused):
            for earlier in waiting or ():
                on_refused(earlier)
            waiting = None
            yield part
        elif waiting is None:
            on_refused(part)
        else:
            waiting.append(part)
    for other in (waiting or ())[1:]:
        on_refused(other)
    if waiting:
        raise waiting[0]
