"""JSON Lines: records of pages or of articles."""
