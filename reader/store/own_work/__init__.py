"""A person's own work: bookmarks, corrections, reading, settings. Knows nothing of the paper's tables."""
