"""Keys as text for people."""

import re

from PySide6.QtGui import QKeySequence

from reader.ui.language.words import tr
from reader.ui.workbench.action import Menu

_MNEMONIC = re.compile(r"\(&\w\)|&")


def menu_title(menu: Menu) -> str:
    """A menu's title without its mnemonic."""
    return _MNEMONIC.sub("", tr(menu.value))


def native(keys: tuple[str, ...]) -> str:
    """Keys as this system writes them."""
    return "   ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
