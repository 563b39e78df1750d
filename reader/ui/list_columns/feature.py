"""The columns of the story list, its orders and its groups, chosen in the menu and by the titles."""

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from reader.browse.listing import ListingKind
from reader.settings import Grouping, Settings, StoryOrder
from reader.ui.browsing.stories_model import COLUMN_TITLES, Column
from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, choice, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

_SETTINGS = {
    "column_newspaper": Column.NEWSPAPER,
    "column_date": Column.DATE,
    "column_page": Column.PAGE,
    "column_label": Column.LABEL,
}
_WIDTHS = "list_columns"
_ORDERS = {
    Column.STORY: ("title", "title"),
    Column.NEWSPAPER: ("newspaper", "newspaper"),
    Column.DATE: ("newest", "oldest"),
    Column.PAGE: ("page", "page"),
}
"""The orders that a click on a column's title gives the list; the second one if the first is in force."""


class ListColumns(QObject):
    """Keeps the list as the settings say. A search has orders of its own, which a click on the date changes."""

    def __init__(self, bench: "Workbench") -> None:
        super().__init__(bench.window())
        self._bench = bench
        self._listed = _list_settings(bench.settings.settings)
        bench.list_pane.view.column_clicked.connect(self._sort)
        bench.settings.changed.connect(self._follow)
        self._shown = _columns(bench.settings.settings)
        bench.list_pane.view.set_column_widths(_widths(bytes(bench.settings.state(_WIDTHS).data())))
        bench.list_pane.view.column_resized.connect(self._keep_widths)
        bench.list_pane.view.show_columns(self._shown)

    def _keep_widths(self) -> None:
        kept = json.dumps(self._bench.list_pane.view.column_widths())
        self._bench.settings.keep_state(_WIDTHS, QByteArray(kept.encode()))

    def _follow(self) -> None:
        settings = self._bench.settings.settings
        columns = _columns(settings)
        if len(columns) > len(self._shown):
            self._bench.list_pane.view.show_columns(columns)
            self._bench.widen_list()
        if columns != self._shown:
            self._bench.list_pane.view.show_columns(columns)
            self._shown = columns
        if _list_settings(settings) != self._listed:
            self._listed = _list_settings(settings)
            if self._bench.browsing.listing.kind is not ListingKind.SEARCH:
                self._bench.browsing.refresh()

    def _sort(self, column: int) -> None:
        settings = self._bench.settings.settings
        searching = self._bench.browsing.listing.kind is ListingKind.SEARCH
        if Column(column) in _ORDERS and (not searching or column == Column.DATE):
            first, second = _ORDERS[Column(column)]
            now = settings.search_sort if searching else settings.sort
            self._bench.list_pane.sort_chosen.emit(second if now == first else first)


def _widths(kept: bytes) -> dict[str, int]:
    try:
        widths = json.loads(kept or b"{}")
    except ValueError:
        return {}
    return widths if isinstance(widths, dict) else {}


def _columns(settings: Settings) -> tuple[Column, ...]:
    return tuple(column for name, column in _SETTINGS.items() if getattr(settings, name))


def _list_settings(settings: Settings) -> tuple[StoryOrder, Grouping]:
    return settings.sort, settings.group


_COLUMNS = mark("Columns of the list")
_ORDER = mark("Order of the list")
_GROUPS = mark("Groups of the list")

LIST_COLUMNS = Feature(
    install=ListColumns,
    actions=(
        *(
            entry(Menu.VIEW, name, COLUMN_TITLES[column], submenu=_COLUMNS, setting=name)
            for name, column in _SETTINGS.items()
        ),
        choice("sort", "page", mark("By page"), _ORDER),
        choice("sort", "newest", mark("Newest first"), _ORDER),
        choice("sort", "oldest", mark("Oldest first"), _ORDER),
        choice("sort", "title", mark("By headline"), _ORDER),
        choice("sort", "newspaper", mark("By newspaper"), _ORDER),
        choice("group", "page", mark("A group for each page"), _GROUPS),
        choice("group", "date", mark("A group for each day"), _GROUPS),
        choice("group", "none", mark("No groups"), _GROUPS),
    ),
)
