"""Stories that share passages with a text: what other printings of it are looked for among."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.domain.span import Span


@dataclass(frozen=True, slots=True)
class SharedText:
    """A text of which stories may hold passages: its paragraphs as printed; the stories `besides` are left out.

    `stopped` as in the engine's other searches.
    """

    paragraphs: tuple[str, ...]
    besides: frozenset[int] = frozenset()
    limit: int = 64
    stopped: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Sharing:
    """A story that shares passages with a text, and the estimated `share` of the shorter of the two, from 0 to 1."""

    story_id: int
    share: float


@dataclass(frozen=True, slots=True)
class SharedFound:
    """The stories that share most with a text, best first, and the places of its `standing` text.

    That is printed on many days: formulas, agencies' marks, lists that come again and again. Places are those of the
    folded paragraphs end to end; they may overlap.
    """

    stories: tuple[Sharing, ...] = ()
    standing: tuple[Span, ...] = ()
