"""The status bar after an act that took something away: what it was, and the key that brings it back."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from reader.ui.language.words import tr

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench


def say_with_way_back(bench: "Workbench", said: str) -> None:
    """Say a sentence, and by which key the act that it is about can be undone."""
    key = bench.action("undo").shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    back = tr("{key} undoes this.").format(key=key) if key else tr("The Edit menu undoes this.")
    bench.say(tr("{said} {back}").format(said=said, back=back))
