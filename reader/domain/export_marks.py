"""The marks by which a file that this program wrote says so, and its importer knows it again."""

GENERATOR = "Dubao 读报"
"""The program, as HTML and EPUB name what made them."""

COMMENT = "dubao:"
"""What a comment in Markdown begins with that holds the facts of a story, and where its text ends."""

UNTITLED = "无题"
"""The name of a story that has neither headline nor text."""

END = "end"
"""The comment's word for the end of the stories: what follows is the book's own."""
