"""The clipping book in the making, written."""

from collections.abc import Callable
from typing import Protocol

from reader.library.draft import SETTING, ClippingDraft, Draft, draft_text
from reader.ports.store import HasSettings, Transactions


class DraftStore(HasSettings, Transactions, Protocol):
    """The ports that changing the draft asks for."""


class DraftKeeping(ClippingDraft):
    """Changes the draft of one library. Each method is one transaction."""

    def __init__(self, store: DraftStore) -> None:
        super().__init__(store)
        self._store: DraftStore = store

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of the one before."""
        self._store.settings.set(SETTING, draft_text(draft))

    def change(self, change: Callable[[Draft], Draft]) -> Draft:
        """Change the draft in one transaction; as it is then."""
        with self._store.together():
            draft = change(self.read())
            self.keep(draft)
        return draft
