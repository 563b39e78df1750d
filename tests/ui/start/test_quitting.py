"""Ctrl+C and SIGTERM close a window, idle as it may be."""

import signal
import sys
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from reader.ui.start.quitting import quit_on_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl+C ends the process")
SIGNALS = signal.SIGINT, signal.SIGTERM


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_event_loop_with_its_code(qapp: Any, number: int) -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    with quit_on_signals(qapp) as quitter:
        QTimer.singleShot(0, lambda: signal.raise_signal(number))
        assert qapp.exec() == 128 + number
        assert quitter is not None
        assert quitter.code == 128 + number
        assert [signal.getsignal(each) for each in SIGNALS] == [signal.SIG_DFL] * 2, "who asks twice does not wait"
    assert [signal.getsignal(each) for each in SIGNALS] == before
    assert signal.set_wakeup_fd(-1) == -1


def test_a_signal_ends_a_question_too(qapp: Any) -> None:
    box = QMessageBox()
    with quit_on_signals(qapp):
        QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGTERM))
        box.exec()
    assert box.clickedButton() is None


def test_what_the_program_was_started_to_ignore_is_ignored(qapp: Any) -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with quit_on_signals(qapp) as quitter:
            signal.raise_signal(signal.SIGINT)
            QTimer.singleShot(20, qapp.quit)
            assert qapp.exec() == 0
            assert quitter is not None
            assert quitter.code == 0
    finally:
        signal.signal(signal.SIGINT, before)
