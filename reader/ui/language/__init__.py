"""The words of the window: its catalogue, names of pages and stories, errors as sentences."""
