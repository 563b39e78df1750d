"""Checks of a library file: SQLite's own, and counts of records that contradict one another."""

from reader.ports.care import FILE_DAMAGE
from reader.ports.progress import Progress
from reader.store.file.database import Database
from reader.store.file.stopping import stoppable

_MOST = 100
"""Damaged places of the file that are counted."""

_NEVER = {
    "stories without a body": "SELECT count(*) FROM story WHERE id NOT IN (SELECT story_id FROM story_body)",
    "bodies without a story": "SELECT count(*) FROM story_body WHERE story_id NOT IN (SELECT id FROM story)",
    "stories without a page": "SELECT count(*) FROM story WHERE page_id NOT IN (SELECT id FROM page)",
    "pages without a text": "SELECT count(*) FROM page WHERE text_id NOT IN (SELECT id FROM source_text)",
    "pages with a wrong count of stories": (
        "SELECT count(*) FROM page p WHERE story_count <>"
        " (SELECT count(*) FROM story s WHERE s.page_id = p.id AND s.listed = 1)"
    ),
    "stories placed elsewhere than their page": (
        "SELECT count(*) FROM story s JOIN page p ON p.id = s.page_id"
        " WHERE (s.newspaper, s.date, s.page) <> (p.newspaper, p.date, p.number)"
    ),
    "stories not on the change list": (
        "SELECT count(*) FROM story s LEFT JOIN change c ON c.story_id = s.id"
        " WHERE s.listed > 0 AND coalesce(c.kind, '') <> 'put'"
    ),
    "changes of stories not held": (
        "SELECT count(*) FROM change WHERE kind = 'put' AND story_id NOT IN (SELECT id FROM story)"
    ),
    "chains of one part": "SELECT count(*) FROM (SELECT 1 FROM chain GROUP BY head_id HAVING count(*) < 2)",
}


def problems(database: Database, progress: Progress | None = None) -> list[str]:
    """Return the problems found, as `Care.check` does. Reads the whole file. Raises LibraryUnusable, Cancelled."""
    with stoppable(database.connection, lambda: progress is None or progress(0, 0, "")):
        said = [str(row[0]) for row in database.all(f"PRAGMA integrity_check({_MOST})")]
        found = [f"{FILE_DAMAGE}: {each}" for each in said if each != "ok"]
        dangling = len(database.all("PRAGMA foreign_key_check"))
        if dangling:
            found.append(f"references to nothing: {dangling}")
        for name, sql in _NEVER.items():
            row = database.first(sql)
            if row and row[0]:
                found.append(f"{name}: {row[0]}")
    return found
