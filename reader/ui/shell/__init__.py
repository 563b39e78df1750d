"""The main window: the panes put together, and all features plugged in."""
