"""The tree of a report: statuses, kinds of what was passed over, files; a group gets its files when it is opened."""

from collections.abc import Mapping, Sequence, Set
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from reader.browse.import_files import Group
from reader.library.import_outcomes import FileGroup, FileOutcome, FileStatus
from reader.ui.import_report.report_text import group_name, in_order, said_of
from reader.ui.language.import_names import advice
from reader.ui.language.words import tr, tr_n

_NAME_WIDTH_PX = 330
_BESIDE_TEXT_PX, _ABOVE_TEXT_PX = 20, 10
"""Room that the style sheet leaves on both sides of a text, and above and below it."""


class ReportTree(QTreeWidget):
    """Two columns: the files, and why they were left out with the way out."""

    def __init__(self, groups: Sequence[FileGroup], files: Mapping[Group, Sequence[FileOutcome]], given: Sequence[str]):
        super().__init__()
        self.setObjectName("keyTable")
        self.setHeaderLabels([tr("Files"), tr("Reason, and what to do")])
        self.setAccessibleName(tr("Report of the import"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegateForColumn(1, _Wrapping(self))
        self.setColumnWidth(0, _NAME_WIDTH_PX)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._files, self._given = files, frozenset(given)
        self._waiting: dict[int, FileGroup] = {}
        """Groups whose files are not in the tree yet, by the id of their item."""
        self.itemExpanded.connect(self._fill)
        self.header().sectionResized.connect(self.scheduleDelayedItemsLayout)
        self._show(in_order(groups))
        if first := self.topLevelItem(0):
            self.setCurrentItem(first)

    def _show(self, groups: Sequence[FileGroup]) -> None:
        over = [group for group in groups if group.passed]
        parent: QTreeWidgetItem | None = None
        for group in groups:
            if not group.passed:
                item = self._group(group, "", None)
                item.setExpanded(group.status is FileStatus.REFUSED)
                continue
            if parent is None:
                total = FileGroup(status=group.status, count=sum(each.count for each in over))
                parent = self._heading(total)
            self._group(group, advice(group.passed), parent)
        if parent is not None:
            parent.setExpanded(True)

    def _heading(self, group: FileGroup) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [group_name(group), ""])
        _embolden(item)
        return item

    def _group(self, group: FileGroup, why: str, parent: QTreeWidgetItem | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem(parent, [group_name(group), why]) if parent else self._heading(group)
        item.setToolTip(1, why)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        self._waiting[id(item)] = group
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        group = self._waiting.pop(id(item), None)
        if group is None:
            return
        files = self._files.get((group.status, group.passed), ())
        rows = [self._row(outcome) for outcome in files]
        if more := group.count - len(files):
            text = tr_n("… and {n} more; the saved report has all", "… and {n} more; the saved report has all", more)
            rows.append(QTreeWidgetItem([text, ""]))
        item.addChildren(rows)

    def _row(self, outcome: FileOutcome) -> QTreeWidgetItem:
        why = said_of(outcome) or _counts(outcome)
        row = QTreeWidgetItem([_below(outcome.path, self._given), why])
        row.setToolTip(0, outcome.path)
        row.setToolTip(1, why)
        return row


class _Wrapping(QStyledItemDelegate):
    """Makes a row as high as its text is in the width of its column: a tree of Qt's own does not ask for the width."""

    def __init__(self, tree: ReportTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        width = self._tree.columnWidth(index.column()) - _BESIDE_TEXT_PX
        text = str(index.data())
        wrapped = option.fontMetrics.boundingRect(0, 0, width, 0, Qt.TextFlag.TextWordWrap, text)
        return QSize(size.width(), max(size.height(), wrapped.height() + _ABOVE_TEXT_PX))


def _embolden(item: QTreeWidgetItem) -> None:
    font = item.font(0)
    font.setBold(True)
    item.setFont(0, font)


def _below(path: str, given: Set[str]) -> str:
    """Return the path from the folder that was imported; the whole path of a file that was named itself."""
    folder = next((each for each in PurePath(path).parents if str(each) in given), None)
    return str(PurePath(path).relative_to(folder)) if folder else path


def _counts(outcome: FileOutcome) -> str:
    if outcome.status not in (FileStatus.TAKEN, FileStatus.READ_AGAIN):
        return ""
    pages = tr_n("{n} page", "{n} pages", outcome.pages)
    return f"{pages} · {tr_n('{n} story', '{n} stories', outcome.stories)}"
