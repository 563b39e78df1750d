"""A book as typeset: the answer of the worker process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF. `missing` are the characters that no font has, in order of occurrence; they are drawn as 〓.

    `left_out` are the files of pictures that could not be decoded.
    """

    content: bytes
    missing: str = ""
    left_out: tuple[str, ...] = ()
