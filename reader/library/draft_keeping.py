"""The clipping book in the making, written."""

from collections.abc import Callable

from reader.library.draft import SETTING, ClippingDraft, Draft, draft_text


class DraftKeeping(ClippingDraft):
    """Changes the draft of one library. Each method is one transaction."""

    def keep(self, draft: Draft) -> None:
        """Keep a draft in the place of the one before."""
        self._store.settings.set(SETTING, draft_text(draft))

    def change(self, change: Callable[[Draft], Draft]) -> Draft:
        """Change the draft in one transaction; as it is then."""
        with self._store.together():
            draft = change(self.read())
            self.keep(draft)
        return draft
