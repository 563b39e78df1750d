"""Keys as text for people."""

import re

from PySide6.QtGui import QKeySequence

from reader.ui.actions import Menu
from reader.ui.words import tr

_MNEMONIC = re.compile(r"\(&\w\)|&")


def menu_title(menu: Menu) -> str:
    """A menu's title without its mnemonic."""
    return _MNEMONIC.sub("", tr(menu.value))


def native(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them."""
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
