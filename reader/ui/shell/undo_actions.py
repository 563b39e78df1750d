"""Undo and redo: the two actions, named for the act that they take back, and what the status bar says of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.acts.done import Undo
from reader.errors import HeldKind, NotHeld, ReaderError
from reader.ui.background.act_runner import ActRunner
from reader.ui.language.act_names import act_name
from reader.ui.language.words import tr
from reader.ui.workbench.action_set import ActionSet

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

UNDO, REDO = "undo", "redo"


class UndoCommands:
    """The commands of both actions. A text that is being edited keeps its own Ctrl+Z."""

    def __init__(self, acts: ActRunner) -> None:
        self._acts = acts

    def undo(self) -> None:
        self._acts.undo()

    def redo(self) -> None:
        self._acts.redo()


class UndoReports(QObject):
    """Keeps the names of both actions, and says what was undone."""

    def __init__(self, bench: "Workbench", acts: ActRunner, actions: ActionSet) -> None:
        super().__init__(actions)
        self._bench, self._acts, self._actions = bench, acts, actions
        actions.name(UNDO, self._undo_text)
        actions.name(REDO, self._redo_text)
        acts.stack_changed.connect(self._follow)
        acts.undone.connect(lambda undo: self._say(tr("Undone: {act}"), undo))
        acts.redone.connect(lambda undo: self._say(tr("Done again: {act}"), undo))
        acts.not_undone.connect(lambda undo, error: self._say(_not_undone(error), undo))
        self._follow()

    def _follow(self) -> None:
        for action_id, following in ((UNDO, self._acts.next_undo), (REDO, self._acts.next_redo)):
            self._actions[action_id].setEnabled(following is not None)
            self._actions.rename(action_id)

    def _undo_text(self) -> str:
        following = self._acts.next_undo
        return tr("Undo: {act}").format(act=act_name(following)) if following else tr("Undo")

    def _redo_text(self) -> str:
        following = self._acts.next_redo
        return tr("Redo: {act}").format(act=act_name(following)) if following else tr("Redo")

    def _say(self, said: str, undo: Undo) -> None:
        self._bench.say(said.format(act=act_name(undo)))


def _not_undone(error: ReaderError) -> str:
    match error:
        case NotHeld(what=HeldKind.DROPPED_ACT):
            return tr("This is no longer kept for undo or redo, because too much was done since: {act}")
        case NotHeld():
            return tr("This was undone or done again elsewhere already: {act}")
    return tr("This cannot be undone any more, because what it left was changed since: {act}")
