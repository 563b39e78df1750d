"""The parts that plug themselves into the window, and the whole table of actions with theirs."""

from reader.ui.actions import CORE_ACTIONS, Action, Menu
from reader.ui.feature import Feature

FEATURES: tuple[Feature, ...] = ()


def _whole_table() -> tuple[Action, ...]:
    """All actions, menu by menu; those of a feature stand after the core's, or after the action they name."""
    rows = list(CORE_ACTIONS)
    for action in (action for feature in FEATURES for action in feature.actions):
        at = next((at + 1 for at, row in enumerate(rows) if row.id == action.after), len(rows))
        rows.insert(at, action)
    order = list(Menu)
    return tuple(sorted(rows, key=lambda row: order.index(row.menu)))


ACTIONS = _whole_table()
