"""Shared passages: from pieces of a text to the stories that hold them. Imports no Whoosh."""
