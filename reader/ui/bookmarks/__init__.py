"""The bookmark list: bookmarks and highlights with folders, tags and notes."""
