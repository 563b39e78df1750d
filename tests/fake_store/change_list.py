"""The change list in memory."""

from reader.ports.change_list import IndexChange
from tests.fake_store.records import Records


class FakeChangeList:
    def __init__(self, records: Records) -> None:
        self._records = records

    def after(self, sequence: int, limit: int) -> list[IndexChange]:
        changes = self._records.changes.values()
        return sorted((one for one in changes if one.sequence > sequence), key=lambda one: one.sequence)[:limit]

    def last(self) -> int:
        return max((one.sequence for one in self._records.changes.values()), default=0)

    def mark(self, sequence: int) -> str:
        return self._records.marks[max(first for first in self._records.marks if first <= sequence)]
