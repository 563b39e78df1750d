"""The manual: both languages alike, complete, and true."""
