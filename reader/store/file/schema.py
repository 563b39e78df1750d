"""The tables of a library file, and the steps that bring an older file to this version.

Unknown facts are '' and never NULL, so that they sort, compare and are indexed like the others.
`story` repeats the facts of its page: a list of a million stories then walks one index and no join.
"""

import sqlite3
from collections.abc import Callable, Mapping

from reader.store.file.evidence_step import evidence_as_data

APPLICATION_ID = 0x44754261
VERSION = 9

PAGE_SIZE_BYTES = 8192
"""Bytes. A story takes about 2,500: pages of SQLite's default 4,096 would hold one each, and waste the rest."""

_SOURCE_READING = """
CREATE TABLE source_reading (
    source_id INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE,
    rules INTEGER NOT NULL,
    missing TEXT NOT NULL
) STRICT"""
"""The importer's rules that read a file, and pictures it lacked. Files without a row were read before rules counted."""

_PATH_STAMP = """
CREATE TABLE path_stamp (
    path TEXT PRIMARY KEY REFERENCES source_path ON DELETE CASCADE,
    stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID"""
"""Size and times of a path's file; if they are unchanged, the file need not be read."""

_STORY_ORIGIN = """
CREATE TABLE story_origin (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    url TEXT NOT NULL,
    accessed TEXT NOT NULL,
    estimated INTEGER NOT NULL
) STRICT"""
"""The web address that a story was saved from, and the day. In a table of its own, because a later copy of the story
without an address must not clear them."""

_ACT = """
CREATE TABLE act (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    done TEXT NOT NULL,
    undone TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT"""
"""Acts of a person that can be undone; `undone` is ISO 8601, UTC, '' while the act stands. `size` in bytes."""

_ACT_ROW = """
CREATE TABLE act_row (
    id INTEGER PRIMARY KEY,
    act_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    key ANY NOT NULL,
    before TEXT,
    after TEXT
) STRICT"""
"""The rows that an act changed, in order: the table, the row's key, its values before and after: see recorded_rows."""

_READ_MARK = "CREATE TABLE read_mark (story_id INTEGER PRIMARY KEY) STRICT"
"""The stories that a person has read; own work, so not a column of `story`."""

_CHANGE_MARK = "CREATE TABLE change_mark (first INTEGER PRIMARY KEY, mark TEXT NOT NULL) STRICT"
"""A random mark for the changes of each write, from sequence `first` on. Copies of a file that were changed each for
itself have other marks, which tells their index apart."""

MARK_CHANGES = """
INSERT OR REPLACE INTO change_mark (first, mark)
SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0), lower(hex(randomblob(8)))"""
"""Marks the changes that follow; for each write of changes, in its transaction."""

_NO_READ_COLUMN = "ALTER TABLE story DROP COLUMN read"

# The tables of version 1; the steps bring them up to date.
_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    complete INTEGER NOT NULL,
    imported TEXT NOT NULL
) STRICT;
-- Where a file was last seen; a file that changed takes its path from the version before.
CREATE TABLE source_path (
    path TEXT PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX source_path_source ON source_path (source_id);
-- Pages cut from one file share its text.
CREATE TABLE source_text (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    digest TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    text_id INTEGER NOT NULL REFERENCES source_text,
    ordinal INTEGER NOT NULL,
    folder TEXT NOT NULL,
    newspaper TEXT NOT NULL,
    date TEXT NOT NULL,
    number TEXT NOT NULL,
    number_order TEXT NOT NULL,
    section TEXT NOT NULL,
    edition TEXT NOT NULL,
    parsed_facts TEXT NOT NULL,
    confirmed_facts TEXT NOT NULL,
    guesses TEXT NOT NULL,
    problems TEXT NOT NULL,
    unsure INTEGER NOT NULL,
    story_count INTEGER NOT NULL
) STRICT;
CREATE INDEX page_issue ON page (date, newspaper, number_order, story_count);
CREATE INDEX page_source ON page (source_id);
CREATE INDEX page_text ON page (text_id);
CREATE INDEX page_folder ON page (folder);
CREATE INDEX page_unsure ON page (folder, id) WHERE unsure = 1;

-- `listed`: 1 in lists and searches, 2 in searches only, 0 with the page alone.
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page_id INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    listed INTEGER NOT NULL,
    title TEXT NOT NULL,
    headline TEXT NOT NULL,
    newspaper TEXT NOT NULL,
    date TEXT NOT NULL,
    page TEXT NOT NULL,
    page_order TEXT NOT NULL,
    section TEXT NOT NULL,
    kicker TEXT NOT NULL,
    deck TEXT NOT NULL,
    column_label TEXT NOT NULL,
    photo_count INTEGER NOT NULL,
    from_page TEXT NOT NULL,
    on_page TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX story_page ON story (page_id, position);
CREATE INDEX story_list ON story (date DESC, newspaper, page_order, page_id, position) WHERE listed = 1;
CREATE INDEX story_title ON story (title, date DESC, id) WHERE listed = 1;
CREATE INDEX story_fingerprint ON story (fingerprint) WHERE listed = 1;
CREATE INDEX story_jump ON story (date, newspaper) WHERE listed = 1 AND (from_page <> '' OR on_page <> '');
CREATE TABLE story_body (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    body TEXT NOT NULL
) STRICT;

-- One row for each story that was ever held: its last change. The index is built by reading it from the start.
CREATE TABLE change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE chain (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    head_id INTEGER NOT NULL,
    ordinal INTEGER NOT NULL
) STRICT;
CREATE INDEX chain_head ON chain (head_id, ordinal);
-- Issues whose jump lines must be joined anew.
CREATE TABLE unjoined (
    newspaper TEXT NOT NULL,
    date TEXT NOT NULL,
    PRIMARY KEY (newspaper, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE bookmark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER REFERENCES story ON DELETE SET NULL,
    newspaper TEXT NOT NULL,
    date TEXT NOT NULL,
    page TEXT NOT NULL,
    headline TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    prefix TEXT NOT NULL,
    exact TEXT NOT NULL,
    suffix TEXT NOT NULL,
    folder TEXT NOT NULL,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    colour TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX bookmark_story ON bookmark (story_id, exact);
CREATE INDEX bookmark_fingerprint ON bookmark (fingerprint);

CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER REFERENCES story ON DELETE SET NULL,
    newspaper TEXT NOT NULL,
    date TEXT NOT NULL,
    page TEXT NOT NULL,
    headline TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    prefix TEXT NOT NULL,
    exact TEXT NOT NULL,
    suffix TEXT NOT NULL,
    replacement TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
CREATE INDEX correction_story ON correction (story_id);

CREATE TABLE reading (
    story_id INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    position INTEGER NOT NULL,
    opened TEXT NOT NULL
) STRICT;
CREATE INDEX reading_opened ON reading (opened);
"""

TABLES = (
    *("meta", "setting", "source", "source_path", "path_stamp", "source_reading", "source_text", "page", "story"),
    *("story_body", "story_origin", "change", "chain", "unjoined", "bookmark", "correction", "reading", "read_mark"),
    *("act", "act_row", "change_mark"),
)
"""All tables of this version; a row stands behind those that it refers to."""

Step = Callable[[sqlite3.Connection], None]


def _know_files_again(connection: sqlite3.Connection) -> None:
    connection.execute(_SOURCE_READING)
    connection.execute(_PATH_STAMP)


def _know_genres(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE story ADD COLUMN genre TEXT NOT NULL DEFAULT ''")


def _know_origins(connection: sqlite3.Connection) -> None:
    connection.execute(_STORY_ORIGIN)


def _know_acts(connection: sqlite3.Connection) -> None:
    connection.execute(_ACT)
    connection.execute(_ACT_ROW)
    connection.execute("CREATE INDEX act_row_act ON act_row (act_id)")


def _part_read_marks(connection: sqlite3.Connection) -> None:
    connection.execute(_READ_MARK)
    connection.execute("INSERT INTO read_mark SELECT id FROM story WHERE read = 1")
    connection.execute(_NO_READ_COLUMN)
    # The log holds rows as lists of values, and the columns are other ones now.
    connection.execute("DELETE FROM act_row")
    connection.execute("DELETE FROM act")


def _keep_a_journal(_: sqlite3.Connection) -> None:
    """Change nothing: a program that keeps no journal of own work must not write to a library that has one."""


def _mark_changes(connection: sqlite3.Connection) -> None:
    connection.execute(_CHANGE_MARK)


STEPS: Mapping[int, Step] = {
    1: _know_files_again,
    2: _know_genres,
    3: _know_origins,
    4: evidence_as_data,
    5: _know_acts,
    6: _part_read_marks,
    7: _keep_a_journal,
    8: _mark_changes,
}
"""STEPS[n] brings a file of version n to n + 1; it runs inside a transaction."""


def create_tables(connection: sqlite3.Connection) -> None:
    """Lay out an empty library file, without its version; runs inside a transaction."""
    _create_first(connection)
    _know_files_again(connection)
    _know_genres(connection)
    _know_origins(connection)
    _know_acts(connection)
    connection.execute(_READ_MARK)
    connection.execute(_NO_READ_COLUMN)
    connection.execute(_CHANGE_MARK)
    connection.execute("INSERT INTO meta VALUES ('library_id', lower(hex(randomblob(16))))")
    connection.execute("INSERT INTO meta VALUES ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def lay_out(connection: sqlite3.Connection, version: int) -> None:
    """Lay out the empty tables of a version; runs inside a transaction or on its own."""
    _create_first(connection)
    for step in range(1, version):
        STEPS[step](connection)


def _create_first(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
