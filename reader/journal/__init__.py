"""The journal of a person's own work as a plain file beside the library, and its copies. Knows no SQLite."""
