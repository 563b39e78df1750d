"""Places of items in their source: one object for all items on the same lines, of any page; most stand on one."""

from functools import lru_cache

from reader.domain.span import SourceLines

lines_of = lru_cache(maxsize=4096)(SourceLines)
"""Return the lines from the first to the last of an item, by their numbers."""
