"""What every window test needs."""

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.theme import ThemeKeeper


@pytest.fixture(scope="session")
def themes(qapp: QApplication) -> ThemeKeeper:
    """The keeper of the colours, in the light theme."""
    return ThemeKeeper(qapp, "light")
