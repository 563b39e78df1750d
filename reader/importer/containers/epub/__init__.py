"""EPUB: electronic books that hold an issue, a page or an article a chapter."""
