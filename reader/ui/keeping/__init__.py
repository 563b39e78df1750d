"""The reader's own work: bookmarks and highlights in one list, notes, the clipping book."""
