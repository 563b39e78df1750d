"""Passages marked in the story: highlights with notes, corrections; the seams of the original text."""
