"""Stage 1, source: files found, recognised and read safely as bytes, and bytes decoded to text."""
