"""The colours and the words of the source, for these parts of the window."""

from tests.ui.part_fixtures import themes

__all__ = ["themes"]
