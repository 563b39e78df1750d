"""The right pane: the open story, its original text, finding in it."""
