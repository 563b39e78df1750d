"""Work beside the window's own thread: workers on the library, long work, the frame budget."""
