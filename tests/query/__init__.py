"""The query language: text to tree, and what is wrong with a text."""
