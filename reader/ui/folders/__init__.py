"""Folders, tags and saved searches in the left pane."""
