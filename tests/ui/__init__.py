"""The window, offscreen, over a store in memory or a real library."""
