"""Files that are written for a person: the question where, the content with progress, the writing."""
