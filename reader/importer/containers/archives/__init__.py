"""Archives of pages: zip files, and the limits that hold for every archive."""
