"""A clipping book as a Word document, on a template of our own."""
