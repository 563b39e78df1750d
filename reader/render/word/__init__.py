"""Export as a Word document, on a template that the program makes."""
