"""Own work of another library merged into this one."""

from typing import TYPE_CHECKING

from reader.acts.act import act
from reader.acts.searches import search_keeping
from reader.library import own_work
from reader.library.views import Merged

if TYPE_CHECKING:
    from reader.library.library import Library


@act
def merge(library: "Library", text: str) -> Merged:
    """Take in an export, JSON or Markdown; nothing that is here is replaced. Raises NotOwnWork."""
    return own_work.merge(library.store, search_keeping(library), text)
