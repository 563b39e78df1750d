"""Related stories of the open one, and what was printed of the same matter before and after, below it."""
