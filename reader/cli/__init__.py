"""The command line: the front end without a window, and without Qt."""
