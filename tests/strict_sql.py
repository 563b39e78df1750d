"""A connection to SQLite that is as strict about placeholders, on every Python, as the strictest of them all."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"|--[^\n]*")
_NUMBERED = re.compile(r"\?\d")
_NAMED = re.compile(r"(?<![:\w])[:@$][A-Za-z_]")


def fault_of(sql: str, parameters: object) -> str | None:
    """The rule that a statement breaks, None where it keeps both: no `?1`; names are given by a mapping."""
    words = _LITERAL.sub("''", sql)
    if _NUMBERED.search(words):
        return f"a numbered placeholder: {sql}"
    if _NAMED.search(words) and not isinstance(parameters, Mapping):
        return f"a named placeholder without a mapping: {sql}"
    return None


def _keep_to_the_rules(sql: str, parameters: object) -> None:
    fault = fault_of(sql, parameters)
    assert fault is None, fault


class StrictConnection(sqlite3.Connection):
    """Fails on a placeholder that some Python warns of or refuses."""

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        _keep_to_the_rules(sql, parameters)
        return super().execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Any]) -> sqlite3.Cursor:
        def watched() -> Iterator[Any]:
            for row in rows:
                _keep_to_the_rules(sql, row)
                yield row

        return super().executemany(sql, watched())
