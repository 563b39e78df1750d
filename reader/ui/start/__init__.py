"""The start of the window: the application, one instance for each library, the ways it ends."""
