"""Fixtures for parts of the window that are tested by themselves."""

import pytest
from PySide6.QtWidgets import QApplication

from reader.ui.look.theme import ThemeKeeper


@pytest.fixture(scope="package")
def themes(qapp: QApplication) -> ThemeKeeper:
    """A keeper of the colours, in the light theme."""
    themes = ThemeKeeper(qapp, "light")
    themes.dress()
    return themes
