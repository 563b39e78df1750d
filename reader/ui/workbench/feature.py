"""How a part of the window plugs itself in: its actions, and what it puts where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.workbench.actions import Action

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """`actions` join the table; their `run` is '<name>.<method>'. `install` is called once for each window, before it
    is shown, and returns the commands: an object that has those methods. A `late` feature puts nothing into the window
    before one of its actions is used: only then it is installed, and the modules that it needs are imported.

    What `install` may use of the window: `lanes`, `settings`, `themes`; `desk` (its signals, `open_place`,
    `open_story`); `add_page(widget)` and `show_page(widget)` for a page in place of the three panes (`show_panes` goes
    back); `add_section(function)` for a section of the left pane; `list_pane.add_panel(widget)` for a panel below the
    list's heading; `story_pane.add_panel(widget)` for one below the story; `search_box`.
    """

    name: str
    install: "Callable[[MainWindow], object]"
    actions: tuple[Action, ...] = ()
    late: bool = False


class Commands:
    """The commands of a window's parts, by name: those of the window itself, and those of its features."""

    def __init__(self, window: "MainWindow", own: Mapping[str, object], features: Sequence[Feature]) -> None:
        self._window = window
        self._late = {feature.name: feature for feature in features if feature.late}
        self._made = {**own, **{each.name: each.install(window) for each in features if not each.late}}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = self._late[name].install(self._window)
        return self._made[name]
