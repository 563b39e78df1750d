"""Answers of language models that hold JSON or HTML: what they wrap, and the words around it."""
