"""Facets as a tree: a heading for each, its values below with their counts, a line for more if there are many."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reader.ports.engine import Facet
from reader.ui.language.words import tr
from reader.ui.searching.search_words import facet_name, value_name

Index = QModelIndex | QPersistentModelIndex
EntryRole = Qt.ItemDataRole.UserRole
FEW = 6


@dataclass(slots=True, eq=False)
class Entry:
    """A heading (no value), a value, or the line that shows all values (`more` of them are hidden).

    `share` is the count against the facet's highest, 0..1; `chosen` if the search is narrowed to it.
    """

    facet: str
    value: str | None = None
    count: int = 0
    share: float = 0.0
    chosen: bool = False
    more: int = 0
    row: int = 0
    parent: "Entry | None" = None
    children: list["Entry"] = field(default_factory=list)

    @property
    def text(self) -> str:
        if self.more:
            return tr("{n} more…").format(n=self.more)
        return facet_name(self.facet) if self.value is None else value_name(self.facet, self.value)


class FacetModel(QAbstractItemModel):
    """Facets with one value that the search is not narrowed to are left out: there is nothing to choose."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facets: Sequence[Facet] = ()
        self._chosen: frozenset[tuple[str, str]] = frozenset()
        self._whole: set[str] = set()
        self._heads: list[Entry] = []

    def show_facets(self, facets: Sequence[Facet], chosen: Sequence[tuple[str, str]]) -> None:
        """Show these counts; `chosen` are the facets and values that the search is narrowed to."""
        self._facets, self._chosen = facets, frozenset(chosen)
        self._build()

    def show_all_of(self, facet: str) -> None:
        """All values of a facet, however many."""
        self._whole.add(facet)
        self._build()

    def entry(self, index: Index) -> Entry:
        found: Entry = index.internalPointer()
        return found

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        rows = self.entry(parent).children if parent.isValid() else self._heads
        return self.createIndex(row, 0, rows[row]) if column == 0 and 0 <= row < len(rows) else QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # QObject.parent() has no argument
        above = self.entry(index).parent if index.isValid() else None
        return self.createIndex(above.row, 0, above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.entry(parent).children) if parent.isValid() else len(self._heads)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(entry)
        return None

    def _build(self) -> None:
        self.beginResetModel()
        self._heads = []
        for facet in self._facets:
            chosen = {value for name, value in self._chosen if name == facet.name}
            if len(facet.counts) > 1 or chosen:
                self._heads.append(self._head(facet, chosen, len(self._heads)))
        self.endResetModel()

    def _head(self, facet: Facet, chosen: set[str], row: int) -> Entry:
        head = Entry(facet.name, row=row)
        top = max((count for _, count in facet.counts), default=1)
        counts = sorted(facet.counts, key=lambda pair: pair[0] not in chosen)
        whole = facet.name in self._whole or len(counts) <= FEW + 1
        for value, count in counts if whole else counts[:FEW]:
            head.children.append(Entry(facet.name, value, count, count / top, value in chosen))
        if not whole:
            head.children.append(Entry(facet.name, more=len(counts) - FEW))
        for number, child in enumerate(head.children):
            child.row, child.parent = number, head
        return head


def _spoken(entry: Entry) -> str:
    if entry.value is None:
        return entry.text
    chosen = f", {tr('chosen')}" if entry.chosen else ""
    return f"{entry.text}, {entry.count}{chosen}"
