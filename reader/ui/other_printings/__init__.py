"""Other printings of the open story or of a pasted text, and what differs, side by side."""
