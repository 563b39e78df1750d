"""Signatures in exported files, by which the importer recognizes them."""

GENERATOR = "Dubao 读报"
"""The value of `generator` in HTML and EPUB."""

COMMENT = "dubao:"
"""The beginning of a comment in Markdown that holds a story's facts and the number of its lines."""

UNTITLED = "无题"
"""The name of a story that has neither headline nor text."""

END = "end"
"""The word of the comment after the last story: text below it belongs to the book."""
