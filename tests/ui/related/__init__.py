"""Related stories in the window."""
