"""The parts that plug themselves into the window, and the whole table of actions with theirs."""

from reader.ui.bookmarks.bulk_marks import MANY_MARKS
from reader.ui.bookmarks.feature import KEEPING
from reader.ui.calendar.feature import HOLDINGS
from reader.ui.citations.feature import CITING
from reader.ui.confirm_pages.feature import PLACING
from reader.ui.exporting.feature import EXPORTING
from reader.ui.folders.feature import FILING
from reader.ui.help.feature import GUIDE
from reader.ui.highlights.feature import MARKING
from reader.ui.navigation.feature import GOING
from reader.ui.page_view.feature import BROADSHEET
from reader.ui.printing.feature import PRINTING
from reader.ui.reading_aloud.feature import READING_ALOUD
from reader.ui.searching.feature import NARROWING
from reader.ui.story_list.columns import COLUMNS
from reader.ui.unsure_bookmarks.feature import DOUBTING
from reader.ui.workbench.actions import CORE_ACTIONS, Action, Menu
from reader.ui.workbench.feature import Feature

FEATURES: tuple[Feature, ...] = (
    *(BROADSHEET, HOLDINGS, NARROWING, KEEPING, FILING, DOUBTING, MANY_MARKS, EXPORTING, MARKING, COLUMNS),
    *(CITING, GOING, PLACING, PRINTING, READING_ALOUD, GUIDE),
)


def _whole_table() -> tuple[Action, ...]:
    """All actions, menu by menu; those of a feature stand after the core's, or after the action they name."""
    rows = list(CORE_ACTIONS)
    for action in (action for feature in FEATURES for action in feature.actions):
        at = next((at + 1 for at, row in enumerate(rows) if row.id == action.after), len(rows))
        rows.insert(at, action)
    order = list(Menu)
    return tuple(sorted(rows, key=lambda row: order.index(row.menu)))


ACTIONS = _whole_table()
