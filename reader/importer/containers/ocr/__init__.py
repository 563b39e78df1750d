"""Pages as tools for recognition write them, with the boxes that they state."""
