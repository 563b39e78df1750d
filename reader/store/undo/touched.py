"""The things that an act's recorded rows are about, and the entries of the change list that undoing it asks for."""

from collections.abc import Mapping

from reader.ports.undo import MOST_IDS, Ids, Touched
from reader.store.file.database import Database
from reader.store.file.schema import MARK_CHANGES
from reader.store.undo.recorded_rows import RecordedTable

_STORY_KEYED = ("story", "story_body", "story_origin", "chain", "read_mark")
"""Tables whose key is a story's id, and whose rows a list or a story shows."""
_SEARCHED = "'story', 'story_body', 'story_origin', 'chain'"
_HELD = "EXISTS (SELECT 1 FROM story s WHERE s.id = found.story_id AND s.listed > 0)"


def touched(database: Database, tables: Mapping[str, RecordedTable], number: int) -> Touched:
    """Return the things that an act changed, by the rows recorded for it."""
    stories = [_keys(database, number, kind) for kind in _STORY_KEYED]
    stories += [_stories_of(database, tables[kind], number) for kind in ("bookmark", "correction")]
    settings = database.all("SELECT DISTINCT key FROM act_row WHERE act_id = ? AND kind = 'setting'", (number,))
    return Touched(
        stories=_joined(stories),
        pages=_keys(database, number, "page"),
        bookmarks=_keys(database, number, "bookmark"),
        corrections=_keys(database, number, "correction"),
        visits=_keys(database, number, "reading"),
        settings=frozenset(row[0] for row in settings),
    )


def _keys(database: Database, number: int, kind: str) -> Ids:
    found = database.numbers(
        "SELECT DISTINCT key FROM act_row WHERE act_id = ? AND kind = ? LIMIT ?", (number, kind, MOST_IDS + 1)
    )
    return _named(frozenset(found))


def _stories_of(database: Database, table: RecordedTable, number: int) -> Ids:
    """Return the stories that changed bookmarks or corrections belong to or belonged to."""
    path = f"$[{table.at('story_id')}]"
    found = database.numbers(
        "SELECT story_id FROM (SELECT json_extract(before, :path) AS story_id FROM act_row"
        " WHERE act_id = :number AND kind = :kind"
        " UNION SELECT json_extract(after, :path) FROM act_row WHERE act_id = :number AND kind = :kind)"
        " WHERE story_id IS NOT NULL LIMIT :most",
        {"path": path, "number": number, "kind": table.name, "most": MOST_IDS + 1},
    )
    return _named(frozenset(found))


def _named(ids: frozenset[int]) -> Ids:
    return ids if len(ids) <= MOST_IDS else None


def _joined(sets: list[Ids]) -> Ids:
    known = [ids for ids in sets if ids is not None]
    return _named(frozenset().union(*known)) if len(known) == len(sets) else None


def follow_in_index(database: Database, tables: Mapping[str, RecordedTable], number: int) -> None:
    """Put the stories on the change list whose searched text, facts or chain the rows of an act changed."""
    correction = f"$[{tables['correction'].at('story_id')}]"
    database.run(MARK_CHANGES)
    database.run(
        "INSERT OR REPLACE INTO change (story_id, kind)"
        f" SELECT story_id, CASE WHEN {_HELD} THEN 'put' ELSE 'delete' END FROM ("
        f" SELECT key AS story_id FROM act_row WHERE act_id = :number AND kind IN ({_SEARCHED})"
        " UNION SELECT json_extract(before, :correction) FROM act_row WHERE act_id = :number AND kind = 'correction'"
        " UNION SELECT json_extract(after, :correction) FROM act_row WHERE act_id = :number AND kind = 'correction'"
        ") AS found WHERE story_id IS NOT NULL",
        {"number": number, "correction": correction},
    )
