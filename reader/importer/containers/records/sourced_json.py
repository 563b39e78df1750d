"""JSON whose objects know the text from which they were read."""

import json
import re
from typing import Any

from reader.importer.containers.records.row import source_of

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}]', re.DOTALL)
_ESCAPES = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_SPACE = " \t"


class Sourced(dict[str, Any]):
    """An object, and the stretch of a text in which it is written."""

    __slots__ = ("_end", "_start", "_text")

    def __init__(self, values: dict[str, Any], text: str, start: int, end: int) -> None:
        super().__init__(values)
        self._text, self._start, self._end = text, start, end

    def over(self, inherited: dict[str, Any]) -> "Sourced":
        """Return this object with facts from around it, which its own come before."""
        return Sourced({**inherited, **self}, self._text, self._start, self._end)

    @property
    def source(self) -> tuple[str, ...]:
        """The lines in which it is written, signs that are escaped by their numbers (\\u4e2d) as they are read."""
        start = self._start
        while start and self._text[start - 1] in _SPACE:
            start -= 1
        start = start if not start or self._text[start - 1] == "\n" else self._start
        written = self._text[start : self._end]
        return source_of(_ESCAPES.sub(_resolved, written) if "\\u" in written else written)


def parsed(text: str) -> Any:
    """Return the value that a text holds, its objects with their source. ValueError, RecursionError for no JSON."""
    ends: list[tuple[int, int]] = []
    open_: list[int] = []
    for token in _TOKENS.finditer(text):
        match token[0]:
            case "{":
                open_.append(token.start())
            case "}":
                ends.append((open_.pop() if open_ else 0, token.end()))
    # The parser ends objects in the order in which their brackets close.
    closing = iter(ends)
    return json.loads(text, object_hook=lambda values: Sourced(values, text, *next(closing, (0, len(text)))))


def _resolved(escape: re.Match[str]) -> str:
    """Return the sign that an escape stands for, unless it must stay one: a line end, a quotation mark."""
    sign = str(json.loads(f'"{escape[0]}"')) if escape[0].startswith("\\u") else ""
    return sign if sign.isprintable() and not sign.isascii() else escape[0]
