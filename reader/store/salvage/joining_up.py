"""A filled library file made consistent: nothing refers to what is lost, what follows from other rows is made anew."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from reader.store.file.schema import APPLICATION_ID, MARK_CHANGES
from reader.store.own_items.sqlite_own_items import MARK

_LOST_SOURCE, _LOST_TEXT = "lost:source", "lost:text"
"""Digests of the rows that stand for files and texts that are lost: no file has them."""

_PLACEHOLDERS = (
    f"INSERT OR IGNORE INTO source (digest, path, complete, imported) SELECT '{_LOST_SOURCE}', '', 0, ''",
    f"INSERT OR IGNORE INTO source_text (digest, text) SELECT '{_LOST_TEXT}', ''",
)

_PAGES_OF_STORIES = f"""
INSERT OR IGNORE INTO page (id, source_id, text_id, ordinal, folder, newspaper, date, number, number_order, section,
    edition, parsed_facts, confirmed_facts, guesses, problems, unsure, story_count)
SELECT page_id, (SELECT id FROM source WHERE digest = '{_LOST_SOURCE}'),
    (SELECT id FROM source_text WHERE digest = '{_LOST_TEXT}'), 0, '', newspaper, date, page, page_order, section, '',
    json_object('newspaper', nullif(newspaper, ''), 'date', nullif(date, ''), 'number', nullif(page, ''),
        'section', nullif(section, '')), '{{}}', '[]', '[]', 0, 0
FROM story WHERE page_id NOT IN (SELECT id FROM page) GROUP BY page_id
"""

_COUNTED = "(SELECT count(*) FROM story s WHERE s.page_id = page.id AND s.listed = 1)"

_HARMED = (
    f"SELECT source_id FROM page WHERE story_count > {_COUNTED} OR text_id NOT IN (SELECT id FROM source_text)",
    # Pages are numbered from 0 in their file.
    "SELECT source_id FROM page GROUP BY source_id HAVING max(ordinal) >= count(*)",
    "SELECT id FROM source WHERE complete = 1 AND id NOT IN (SELECT source_id FROM page)",
)
"""Files of which something is lost."""

_TIDY = (
    f"UPDATE page SET source_id = (SELECT id FROM source WHERE digest = '{_LOST_SOURCE}')"
    " WHERE source_id NOT IN (SELECT id FROM source)",
    f"UPDATE page SET text_id = (SELECT id FROM source_text WHERE digest = '{_LOST_TEXT}')"
    " WHERE text_id NOT IN (SELECT id FROM source_text)",
    f"DELETE FROM source WHERE digest = '{_LOST_SOURCE}' AND id NOT IN (SELECT source_id FROM page)",
    f"DELETE FROM source_text WHERE digest = '{_LOST_TEXT}' AND id NOT IN (SELECT text_id FROM page)",
    "DELETE FROM source_path WHERE source_id NOT IN (SELECT id FROM source)",
    "DELETE FROM chain WHERE head_id NOT IN (SELECT id FROM story)",
    "DELETE FROM chain WHERE head_id IN (SELECT head_id FROM chain GROUP BY head_id HAVING count(*) < 2)",
    "INSERT OR IGNORE INTO unjoined SELECT DISTINCT newspaper, date FROM story WHERE from_page <> '' OR on_page <> ''",
    f"UPDATE page SET story_count = {_COUNTED}",
    "UPDATE story SET (newspaper, date, page) = (SELECT newspaper, date, number FROM page WHERE id = page_id)"
    " WHERE (newspaper, date, page) <> (SELECT newspaper, date, number FROM page WHERE id = page_id)",
    "DELETE FROM change",
    "DELETE FROM change_mark",
    MARK_CHANGES,
    "INSERT INTO change (story_id, kind) SELECT id, 'put' FROM story WHERE listed > 0 ORDER BY id",
    "DELETE FROM setting WHERE name LIKE 'index:%'",
)
"""The index is made anew for the new library, so the change list begins anew as well."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The number of stories that are known to be lost, and the files (by id) that lost something."""

    stories: int
    files: set[int]


def make_consistent(file: sqlite3.Connection, *, with_gaps: bool) -> Losses:
    """Make a filled file consistent.

    `with_gaps`: something could not be read; the log of acts may name rows that are gone, and is cleared.
    """
    for statement in _PLACEHOLDERS:
        file.execute(statement)
    file.execute(_PAGES_OF_STORIES)
    file.execute("DELETE FROM story WHERE id NOT IN (SELECT story_id FROM story_body)")
    ((lost,),) = file.execute(f"SELECT coalesce(sum(max(story_count - {_COUNTED}, 0)), 0) FROM page")
    harmed = {number for sql in _HARMED for (number,) in file.execute(sql)}
    if with_gaps:
        file.execute("DELETE FROM act_row")
        file.execute("DELETE FROM act")
    for statement in _TIDY:
        file.execute(statement)
    _follow_references(file)
    return Losses(int(lost), harmed)


def read_again(file: sqlite3.Connection, sources: Iterable[int]) -> list[str]:
    """Count files as not held, so that an import reads them again; return their paths."""
    paths = []
    for source_id in sources:
        rows = file.execute(
            "SELECT path FROM source WHERE id = ? UNION SELECT path FROM source_path WHERE source_id = ?",
            (source_id, source_id),
        )
        paths += [path for (path,) in rows if path]
        file.execute("UPDATE source SET complete = 0 WHERE id = ?", (source_id,))
    return list(dict.fromkeys(paths))


def finish_numbers(file: sqlite3.Connection, last_ids: dict[str, int]) -> None:
    """Let no id be given again, neither one that is held nor one of `last_ids`, by table."""
    for name, last in last_ids.items():
        ((held,),) = file.execute(f"SELECT coalesce(max(rowid), 0) FROM {name}")
        file.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        file.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, max(held, last)))


def name_anew(file: sqlite3.Connection) -> None:
    """Give the file a new id, and with it a new index, and the number by which programs know it."""
    file.execute("INSERT OR REPLACE INTO meta VALUES ('library_id', lower(hex(randomblob(16))))")
    file.execute("INSERT OR IGNORE INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))")
    # Whatever could be read, the journal of own work is compared with item by item.
    file.execute(
        "UPDATE meta SET value = json_set(value, '$.whole', json('false')) WHERE name = ? AND json_valid(value)",
        (MARK,),
    )
    file.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _follow_references(file: sqlite3.Connection) -> None:
    """Let rows that refer to lost ones go, or forget the reference, as the table's definition says for a deletion."""
    while dangling := file.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, parent, number in dangling:
            rule = next(row for row in file.execute(f"PRAGMA foreign_key_list({table})") if row[0] == number)
            column, on_delete = rule[3], rule[6]
            if on_delete == "SET NULL":
                file.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (rowid,))
            elif rowid is not None:
                file.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
            else:
                target = (
                    rule[4]
                    or file.execute("SELECT name FROM pragma_table_info(?) WHERE pk = 1", (parent,)).fetchone()[0]
                )
                file.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {target} FROM {parent})")
