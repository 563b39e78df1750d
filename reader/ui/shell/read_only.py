"""The notice that nothing can be kept, once and in the window itself; actions that write are switched off with it."""

from functools import partial

from PySide6.QtCore import QObject

from reader.ui.background.background_writes import READ_ONLY, BackgroundWrites, Stopped
from reader.ui.language.error_messages import unusable
from reader.ui.language.words import tr
from reader.ui.shell.notice_bar import NoticeBar
from reader.ui.workbench.action_set import ActionSet


class ReadOnlyNotice(QObject):
    """Shows in `bar` why nothing is kept, until it is again."""

    def __init__(self, background_writes: BackgroundWrites, actions: ActionSet, bar: NoticeBar) -> None:
        super().__init__(bar)
        self._actions, self._bar = actions, bar
        background_writes.stopped.connect(self._report)
        background_writes.resumed.connect(bar.hide)

    def _report(self, reason: Stopped) -> None:
        if reason == READ_ONLY:
            self._actions.switch_off_writing()
        self._bar.say(partial(_why, reason))


def _why(reason: Stopped) -> str:
    if reason == READ_ONLY:
        return tr(
            "This library can only be read: its folder cannot be written to, or its disk is full. Bookmarks, notes and "
            "read marks cannot be kept here, and nothing can be imported."
        )
    return f"{unusable(reason)} {tr('What you read is not marked as read until then; nothing kept before is lost.')}"
