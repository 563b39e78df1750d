"""The list and the open story as the window holds them; knows no widget."""
