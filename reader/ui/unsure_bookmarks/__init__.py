"""Bookmarks whose passage is not sure after a new reading of the pages."""
