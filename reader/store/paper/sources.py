"""The files that pages came from: known by digest, by path, and by the stamp that the file system gave a path."""

import json
from collections.abc import Collection

from reader.ports.collecting import HeldSource, Source
from reader.store.file.database import Database, Row
from reader.store.file.json_column import TEXTS
from reader.store.file.sql import now

_HELD = (
    "SELECT f.digest, f.path, coalesce(r.rules, 0), coalesce(r.missing, '[]')"
    " FROM source f LEFT JOIN source_reading r ON r.source_id = f.id"
)


_CLOSED_UP = "replace(replace({}, ' ', ''), '\u3000', '')"
"""A column without its spaces."""

_BEGUN = "EXISTS (SELECT 1 FROM wanted WHERE substr({}, 1, length(value)) = value)"
"""A line of text that begins with one of the wanted lines."""

_BRACKETED = (
    "EXISTS (SELECT 1 FROM wanted WHERE substr({}, -2 - length(value)) IN ('(' || value || ')', '（' || value || '）'))"
)
"""A line of text that ends in one of the wanted lines in brackets."""


class Sources:
    """Files in the library, their last known paths, and the rules that read them.

    The methods that write are called inside a transaction.
    """

    def __init__(self, paper: Database) -> None:
        self._paper = paper

    def held(self, digest: str) -> HeldSource | None:
        return self._held_source(self._paper.first(f"{_HELD} WHERE f.digest = ? AND f.complete = 1", (digest,)))

    def seen(self, path: str, stamp: str) -> HeldSource | None:
        row = self._paper.first(
            f"{_HELD} JOIN source_path p ON p.source_id = f.id JOIN path_stamp s ON s.path = p.path"
            " WHERE p.path = ? AND s.stamp = ? AND f.complete = 1",
            (path, stamp),
        )
        return self._held_source(row)

    def older(self, rules: int) -> list[HeldSource]:
        rows = self._paper.all(f"{_HELD} WHERE f.complete = 1 AND coalesce(r.rules, 0) < ? ORDER BY f.id", (rules,))
        return [held for row in rows if (held := self._held_source(row))]

    def headed(self, newspaper: str, lines: Collection[str]) -> list[HeldSource]:
        heads = " OR ".join(f"{_CLOSED_UP.format(head)} IN wanted" for head in ("s.headline", "s.deck"))
        heads += f" OR s.kicker != '' AND {_BEGUN.format(_CLOSED_UP.format('s.kicker'))}"
        heads += f" OR s.headline GLOB '*[)）]' AND {_BRACKETED.format(_CLOSED_UP.format('s.headline'))}"
        heads += f" OR (s.headline = '' AND {_CLOSED_UP.format('s.title')} IN wanted)"
        rows = self._paper.all(
            "WITH wanted AS (SELECT value FROM json_each(:lines)), found AS (SELECT DISTINCT p.source_id FROM story s"
            f" JOIN page p ON p.id = s.page_id WHERE s.newspaper = :newspaper AND ({heads}))"
            f" {_HELD} WHERE f.complete = 1 AND f.id IN found ORDER BY f.id",
            {"newspaper": newspaper, "lines": json.dumps(sorted(lines))},
        )
        return [held for row in rows if (held := self._held_source(row))]

    def set_rules(self, digest: str, rules: int) -> None:
        self._paper.run(
            "INSERT INTO source_reading SELECT id, :rules, '[]' FROM source WHERE digest = :digest"
            " ON CONFLICT (source_id) DO UPDATE SET rules = :rules",
            {"digest": digest, "rules": rules},
        )

    def pages_of(self, digest: str) -> list[int]:
        rows = self._paper.all(
            "SELECT p.id FROM source f JOIN page p ON p.source_id = f.id WHERE f.digest = ? ORDER BY p.ordinal",
            (digest,),
        )
        return [row[0] for row in rows]

    def begin(self, source: Source) -> int:
        """Add a file, which counts as not held until `complete`; return its id."""
        cursor = self._paper.run(
            "INSERT INTO source (digest, path, complete, imported) VALUES (?, ?, 0, ?)",
            (source.digest, source.path, now()),
        )
        return int(cursor.lastrowid or 0)

    def complete(self, source_id: int, rules: int, missing: tuple[str, ...]) -> None:
        """Count a file as held: all its pages are in."""
        self._paper.run("UPDATE source SET complete = 1 WHERE id = ?", (source_id,))
        self._paper.run(
            "INSERT OR REPLACE INTO source_reading VALUES (?, ?, ?)",
            (source_id, rules, json.dumps(missing, ensure_ascii=False)),
        )

    def move_path(self, source_id: int, source: Source) -> None:
        """Let the path name this file; forget the file that it named before if no other path and no page needs it."""
        row = self._paper.first(
            "SELECT p.source_id, coalesce(s.stamp, '') FROM source_path p LEFT JOIN path_stamp s ON s.path = p.path"
            " WHERE p.path = ?",
            (source.path,),
        )
        before, stamp = row or (None, "")
        if before != source_id:
            self._paper.run("INSERT OR REPLACE INTO source_path VALUES (?, ?)", (source.path, source_id))
            if before is not None:
                self._paper.run(
                    "DELETE FROM source WHERE id = :id AND NOT EXISTS (SELECT 1 FROM source_path WHERE source_id = :id)"
                    " AND NOT EXISTS (SELECT 1 FROM page WHERE source_id = :id)",
                    {"id": before},
                )
        if before != source_id or stamp != source.stamp:
            self._paper.run("INSERT OR REPLACE INTO path_stamp VALUES (?, ?)", (source.path, source.stamp))

    def _held_source(self, row: Row | None) -> HeldSource | None:
        if row is None:
            return None
        digest, path, rules, missing = row
        return HeldSource(digest=digest, path=path, rules=rules, missing=tuple(self._paper.decoded(TEXTS, missing)))
