"""Acts of a person: what they do, what they report as changed, and their undo."""
