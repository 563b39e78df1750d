"""The columns of a table in the window."""
