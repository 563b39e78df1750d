"""Print preview of a story."""
