"""Addresses given as file names: a file:// address means its file; a web address is refused, for none is fetched."""

import os
import re
import sys
from contextlib import suppress
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from reader.cli.printing.output import NotDone
from reader.cli.words import tr

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
"""The start of an address. The letter of a Windows drive is no scheme: it is a single one."""

_DRIVE = re.compile(r"/[A-Za-z]:")
"""The start of the path in an address on Windows: file:///C:/papers."""

_THIS_MACHINE = ("", "localhost")


def without_address(given: str) -> str:
    """Return the file name that a file:// address means; any other name unchanged.

    Raises NotDone for an address of another machine or of the web, unless a file has that very name.
    """
    if not _ADDRESS.match(given) or os.path.lexists(given):
        return given
    parts = _parted(given)
    if parts.scheme != "file":
        raise NotDone(_refusal(given, parts.scheme))
    if parts.netloc.lower() not in _THIS_MACHINE and sys.platform != "win32":
        raise NotDone(
            tr("{address} lies on another machine; copy the file here first, then name the copy.").format(address=given)
        )
    return _file_of(parts)


def _parted(address: str) -> SplitResult:
    with suppress(ValueError):
        parts = urlsplit(address)
        if parts.path and b"\0" not in unquote_to_bytes(parts.path):
            return parts
    raise NotDone(tr("{address} is no address that leads to a file.").format(address=address))


def _refusal(address: str, scheme: str) -> str:
    if scheme == "dubao":
        said = tr("{address} leads to a story, not to a file; `dubao open` opens it.")
    else:
        said = tr("{address} is not a file here, and Dubao opens no network; save the page first, then name that file.")
    return said.format(address=address)


def _file_of(parts: SplitResult) -> str:
    # File names are bytes, in any encoding.
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if sys.platform != "win32":
        return path
    if parts.netloc.lower() not in _THIS_MACHINE:
        return f"//{parts.netloc}{path}"
    return path.removeprefix("/") if _DRIVE.match(path) else path
