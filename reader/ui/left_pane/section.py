"""A section of the left pane: a heading, and the parts below it."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.acts.done import Kind
from reader.library.library import Library
from reader.ui.left_pane.tree_model import Node, NodeKind


@dataclass(frozen=True, slots=True, init=False)
class Part:
    """Nodes of a section that are fetched together, and again after changes of the `kinds` that they show."""

    make: Callable[[Library], list[Node]]
    kinds: tuple[Kind, ...]

    def __init__(self, make: Callable[[Library], list[Node]], *kinds: Kind) -> None:
        object.__setattr__(self, "make", make)
        object.__setattr__(self, "kinds", kinds)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading by its key and its title in English, and the parts below it in their order."""

    key: str
    title: str
    parts: tuple[Part, ...]
    kind: NodeKind | None = None
