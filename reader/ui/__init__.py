"""The window; the home of PySide6."""
