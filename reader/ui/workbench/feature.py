"""A part of the window that plugs itself in: its actions, and the commands that they run."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reader.ui.workbench.action import Action

if TYPE_CHECKING:
    from reader.ui.workbench.workbench import Workbench

C = TypeVar("C")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Generic[C]):
    """A feature by its commands, an object of type C, and the actions that run them.

    `install` makes the commands, once for each window, before it is shown. A `late` feature puts nothing into the
    window before one of its actions is used: only then are its commands made, and the modules that they need imported.
    """

    install: "Callable[[Workbench], C]"
    actions: tuple[Action[C], ...] = ()
    late: bool = False


class Installed(Generic[C]):
    """A feature in one window."""

    def __init__(self, feature: Feature[C], bench: "Workbench") -> None:
        self._feature, self._bench = feature, bench
        if not feature.late:
            _ = self.commands

    @cached_property
    def commands(self) -> C:
        return self._feature.install(self._bench)

    def runs(self) -> dict[str, Callable[[], object]]:
        """Return the command of each action by the action's id."""
        return {each.id: partial(self._run, each.run) for each in self._feature.actions if each.run}

    def _run(self, run: Callable[[C], object]) -> None:
        run(self.commands)


def install(features: Iterable[Feature[Any]], bench: "Workbench") -> dict[str, Callable[[], object]]:
    """Install features in a window; return the commands of all their actions by the actions' ids."""
    return {action_id: run for each in features for action_id, run in Installed(each, bench).runs().items()}
