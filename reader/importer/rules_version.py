"""The version of the importer's rules, by which the library knows which pages to read again."""

RULES_VERSION = 8
"""Raise it with every change by which a page may come out otherwise than before."""
