"""Which edition of the importer's rules this is, so that pages read by earlier ones can be read again."""

RULES = 8
"""Raise it with every change by which a page may come out otherwise than before."""
