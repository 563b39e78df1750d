"""The check of the library: everything read, what is damaged, and its repair."""
