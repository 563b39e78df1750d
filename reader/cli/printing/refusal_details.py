"""Translation of the details of a refusal: those of the program; those of Python and the system stay as they are."""

import re
from functools import cache

from reader.cli.words import mark, tr

_OWN = (
    mark("the limit is {limit} bytes"),
    mark("the limit is {limit} bytes without pictures"),
    mark("{size} bytes, the limit is {limit}"),
    mark("{size}, the limit is {limit}"),
    mark("a line has more than {limit} bytes"),
    mark("more than {limit} bytes, or too many in all"),
    mark("more than {limit} times its packed size"),
    mark("{size} times its packed size"),
    mark("not a library of this program"),
    mark("version {number}"),
)


def detail_words(detail: str) -> str:
    """Return the detail of an error, in the language of the command line if it is one of the program's own."""
    for text in _OWN:
        if found := _pattern(text).fullmatch(detail):
            return tr(text).format(**found.groupdict())
    return detail


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\d+)", re.escape(text)))
