"""The keys of own work that a transaction changes, noted by temporary triggers: no writer has to remember to say so."""

from collections.abc import Iterator

from reader.ports.own_items import OwnKey, OwnKind
from reader.store.file.database import Database
from reader.store.own_work.own_rows import DERIVED_SETTINGS, OWN_TABLES
from reader.store.paper.references import NO_FACTS


class ChangedKeys:
    """The own work that the open transaction of one connection has changed so far, in the order of the first change."""

    def __init__(self, database: Database) -> None:
        self._keys: dict[OwnKey, None] = {}
        database.connection.create_function("note_own", 2, self._note)
        for trigger in _triggers():
            database.run(trigger)

    def _note(self, kind: str, key: int | str) -> None:
        if kind != OwnKind.SETTING or not str(key).startswith(DERIVED_SETTINGS):
            self._keys[OwnKey(OwnKind(kind), key)] = None

    def __bool__(self) -> bool:
        return bool(self._keys)

    def keys(self) -> list[OwnKey]:
        return list(self._keys)

    def forget(self) -> None:
        """Forget them: the transaction is over, or they are written down."""
        self._keys.clear()


def _triggers() -> Iterator[str]:
    for kind, table in OWN_TABLES.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            yield _trigger(kind, event, table.name, f"{row}.{table.key}")
    yield _trigger(OwnKind.PAGE, "INSERT", "page", "NEW.id", _said("NEW"))
    yield _trigger(OwnKind.PAGE, "DELETE", "page", "OLD.id", _said("OLD"))
    yield _trigger(OwnKind.PAGE, "UPDATE", "page", "NEW.id", "OLD.confirmed_facts <> NEW.confirmed_facts")


def _said(row: str) -> str:
    return f"{row}.confirmed_facts <> '{NO_FACTS}'"


def _trigger(kind: OwnKind, event: str, table: str, key: str, when: str = "1") -> str:
    return (
        f"CREATE TEMP TRIGGER note_{event.lower()}_{kind} AFTER {event} ON main.{table} WHEN {when}"
        f" BEGIN SELECT note_own('{kind}', {key}); END"
    )
