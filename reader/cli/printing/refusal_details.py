"""Details of an error in the language of the command line: those of the program and the reasons of the system."""

import re
from functools import cache

from reader.cli.words import mark, tr
from reader.errors import SystemReason, system_reason

_OWN = (
    mark("the limit is {limit} bytes"),
    mark("the limit is {limit} bytes without pictures"),
    mark("{size} bytes, the limit is {limit}"),
    mark("{size}, the limit is {limit}"),
    mark("{size} characters, the limit is {limit}"),
    mark("{size} lines, the limit is {limit}"),
    mark("{size} stories, the limit is {limit}"),
    mark("the limit is {limit} seconds"),
    mark("a line has more than {limit} bytes"),
    mark("more than {limit} bytes, or too many in all"),
    mark("more than {limit} times its packed size"),
    mark("{size} times its packed size"),
    mark("not a library of this program"),
    mark("version {number}"),
    mark("line {number}"),
)

_LINE = re.compile(r"\bline (\d+)\b")
"""The place in a file by which parsers of JSON and XML name a fault."""

_SYSTEM = {
    SystemReason.NO_PERMISSION: mark("there is no permission for it"),
    SystemReason.NOT_THERE: mark("it is not there"),
    SystemReason.IS_A_FOLDER: mark("it is a folder"),
    SystemReason.NO_FOLDER: mark("a part of its path is a file, not a folder"),
    SystemReason.ALREADY_THERE: mark("there is something of this name already"),
    SystemReason.NAME_TOO_LONG: mark("its name is too long for the disk"),
    SystemReason.FULL: mark("the disk is full"),
    SystemReason.READ_ONLY: mark("the disk can only be read"),
    SystemReason.TOO_LARGE: mark("it would be larger than the disk or a limit of the system allows"),
    SystemReason.TOO_MANY_OPEN: mark("too many files are open on this machine"),
    SystemReason.IN_USE: mark("another program is using it"),
    SystemReason.DISK_FAILED: mark("the disk, or the connection to it, failed"),
    SystemReason.OTHER: mark("the system does not allow it"),
}


def system_words(error: OSError) -> str:
    """Return the reason of the system for an error, for the middle of a sentence."""
    return tr(_SYSTEM[system_reason(error)])


def detail_words(detail: str) -> str:
    """Return the detail of an error in the language of the command line; '' for words of a library or of the system.

    Such words are English, and name what a person cannot know: only the line that they name is said.
    """
    if detail in _SYSTEM:
        return tr(_SYSTEM[SystemReason(detail)])
    for text in _OWN:
        if found := _pattern(text).fullmatch(detail):
            return tr(text).format(**found.groupdict())
    if found := _LINE.search(detail):
        return tr("at line {line}").format(line=found[1])
    return ""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\d+)", re.escape(text)))
