"""The border to Whoosh: any error inside it means that the index cannot be used."""

import errno
import functools
import struct
import zlib
from collections.abc import Callable
from pickle import UnpicklingError
from typing import ParamSpec, TypeVar

from reader.columnar.errors import DamagedSegment
from reader.errors import IndexDamaged, IndexUnusable, ReaderError

P = ParamSpec("P")
R = TypeVar("R")


def translated(method: Callable[P, R]) -> Callable[P, R]:
    """Make a method raise IndexUnusable for any exception that is not the reader's own.

    A damaged index raises nearly anything (EOFError, struct.error, zlib.error, KeyError, even MemoryError): a list
    of types would miss some. A bug of ours here only costs a rebuild.
    """

    @functools.wraps(method)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except ReaderError:
            raise
        except Exception as error:  # No list of types is long enough, see above; nothing is passed over in silence.
            raise _meaning(error) from error

    return guarded


_DAMAGE = (DamagedSegment, EOFError, UnpicklingError, struct.error, zlib.error)


def _meaning(error: Exception) -> IndexUnusable:
    """Return IndexDamaged for an error that comes of wrong bytes. Other ones, of too little memory for example, need
    no new index."""
    damaged = isinstance(error, _DAMAGE) or (isinstance(error, OSError) and error.errno == errno.EIO)
    return (IndexDamaged if damaged else IndexUnusable)(f"{type(error).__name__}: {error}")
