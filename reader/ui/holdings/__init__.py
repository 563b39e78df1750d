"""What is held: the calendar, the photo wall of an issue, the papers of one day side by side."""
