"""Queries as arguments for a shell, and searches as its commands."""

from pathlib import Path
from shlex import quote


def shell_argument(query: str) -> str:
    """Return the query in the quotation marks of a shell, and with -- before a minus."""
    return quote(query) if not query.startswith("-") else f"-- {quote(query)}"


def search_line(query: str, folder: Path | None) -> str:
    """Return the command that searches for a query, in the library of this folder if one was named."""
    library = f"--library {quote(str(folder))} " if folder else ""
    return f"dubao search {library}{shell_argument(query)}"
