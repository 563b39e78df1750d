"""The columns of a table of articles: looked at with its first rows, and changed for its folder."""
