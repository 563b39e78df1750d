"""A new window fits the screen: undo says at the lower edge what it did."""

import pytest
from PySide6.QtCore import QSize

from reader.ui.shell.first_size import first_size


@pytest.mark.parametrize(
    ("screen", "size"),
    [((1920, 1080), (1280, 800)), ((1280, 800), (1264, 752)), ((1366, 768), (1280, 720))],
)
def test_a_new_window_stands_whole_on_the_screen(screen: tuple[int, int], size: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*size)
