"""A connection to SQLite that is as strict about placeholders as the strictest Python, and about the store's halves."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"|--[^\n]*")
_NUMBERED = re.compile(r"\?\d")
_TABLE = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+(?:main\.)?(\w+)")
OWN = {"bookmark", "correction", "reading", "read_mark", "setting"}
PAPER = {
    "source", "source_path", "path_stamp", "source_reading", "source_text", "page", "story", "story_body",
    "story_origin", "chain", "unjoined", "change", "change_mark",
}  # fmt: skip
_NAMED = re.compile(r"(?<![:\w])[:@$][A-Za-z_]")


def fault_of(sql: str, parameters: object) -> str | None:
    """The rule that a statement breaks, None if it keeps both: no `?1`; named parameters come in a mapping."""
    words = _LITERAL.sub("''", sql)
    if _NUMBERED.search(words):
        return f"a numbered placeholder: {sql}"
    if _NAMED.search(words) and not isinstance(parameters, Mapping):
        return f"a named placeholder without a mapping: {sql}"
    return None


def joins_the_halves(sql: str) -> bool:
    """True if a statement reads or writes tables of the paper and of own work: they may lie in two files."""
    tables = set(_TABLE.findall(_LITERAL.sub("''", sql)))
    return bool(tables & OWN and tables & PAPER)


def _keep_to_the_rules(sql: str, parameters: object) -> None:
    fault = fault_of(sql, parameters)
    assert not joins_the_halves(sql), sql
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
