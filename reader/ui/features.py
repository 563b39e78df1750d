"""The parts that plug themselves into the window, and the whole table of actions with theirs."""

from reader.ui.actions import CORE_ACTIONS, Action, Menu
from reader.ui.broadsheet.feature import BROADSHEET
from reader.ui.citing.feature import CITING
from reader.ui.columns import COLUMNS
from reader.ui.exporting.feature import EXPORTING
from reader.ui.feature import Feature
from reader.ui.going.feature import GOING
from reader.ui.help.feature import GUIDE
from reader.ui.holdings.feature import HOLDINGS
from reader.ui.keeping.doubting import DOUBTING
from reader.ui.keeping.feature import KEEPING
from reader.ui.keeping.filing import FILING
from reader.ui.keeping.many import MANY_MARKS
from reader.ui.marking.feature import MARKING
from reader.ui.placing.feature import PLACING
from reader.ui.printing.feature import PRINTING
from reader.ui.reading_aloud import READING_ALOUD
from reader.ui.searching.feature import NARROWING

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
