"""Marks that tools write beside Markdown and HTML, as data: a new tool costs an entry here."""
