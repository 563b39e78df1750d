"""Queries as arguments for a shell."""

from shlex import quote


def shell_argument(query: str) -> str:
    """Return the query in the quotation marks of a shell, and with -- before a minus."""
    return quote(query) if not query.startswith("-") else f"-- {quote(query)}"
