"""All features of the window, and the whole table of actions with theirs. Only this room knows the features."""

from typing import Any

from reader.ui.backups.feature import BACKUPS
from reader.ui.bookmarks.feature import BOOKMARKS
from reader.ui.calendar.feature import CALENDAR
from reader.ui.checking.feature import CHECKING
from reader.ui.citations.feature import CITATIONS
from reader.ui.clipping_book.feature import CLIPPING_BOOK
from reader.ui.column_mapping.feature import COLUMN_MAPPING
from reader.ui.confirm_pages.feature import CONFIRM_PAGES
from reader.ui.corrections.feature import CORRECTIONS
from reader.ui.exporting.feature import EXPORTING
from reader.ui.folders.feature import FOLDERS
from reader.ui.help.feature import HELP
from reader.ui.highlights.feature import HIGHLIGHTS
from reader.ui.import_report.feature import IMPORT_REPORT
from reader.ui.list_columns.feature import LIST_COLUMNS
from reader.ui.navigation.feature import NAVIGATION
from reader.ui.other_printings.feature import OTHER_PRINTINGS
from reader.ui.page_view.feature import PAGE_VIEW
from reader.ui.photo_wall.feature import PHOTO_WALL
from reader.ui.printing.feature import PRINTING
from reader.ui.reading_aloud.feature import READING_ALOUD
from reader.ui.related.feature import RELATED
from reader.ui.searching.feature import SEARCHING
from reader.ui.settings.feature import SETTINGS
from reader.ui.shell.core_actions import CORE_ACTIONS
from reader.ui.unsure_bookmarks.feature import UNSURE_BOOKMARKS
from reader.ui.workbench.action import menu_rows
from reader.ui.workbench.feature import Feature

FEATURES: tuple[Feature[Any], ...] = (
    SETTINGS,
    PAGE_VIEW,
    CALENDAR,
    PHOTO_WALL,
    SEARCHING,
    OTHER_PRINTINGS,
    RELATED,
    BOOKMARKS,
    CLIPPING_BOOK,
    FOLDERS,
    UNSURE_BOOKMARKS,
    EXPORTING,
    HIGHLIGHTS,
    CORRECTIONS,
    LIST_COLUMNS,
    CITATIONS,
    NAVIGATION,
    CONFIRM_PAGES,
    IMPORT_REPORT,
    BACKUPS,
    COLUMN_MAPPING,
    CHECKING,
    PRINTING,
    READING_ALOUD,
    HELP,
)
"""In the order in which their actions stand in the menus and their panels in the panes."""

ACTIONS = menu_rows((CORE_ACTIONS, *(feature.actions for feature in FEATURES)))
