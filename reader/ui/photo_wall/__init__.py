"""The photo wall: the photos of an issue with their captions."""
