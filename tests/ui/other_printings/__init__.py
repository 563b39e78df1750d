"""Other printings in the window."""
