"""Own work of another library merged into this one."""

from reader.acts.act import act
from reader.library import own_work
from reader.library.library import Library
from reader.library.own_work import Merged


@act
def merge(library: Library, text: str) -> Merged:
    """Take in an export, JSON or Markdown; nothing that is here is replaced. Raises NotOwnWork."""
    return own_work.merge(library.store, library.searches, text)
