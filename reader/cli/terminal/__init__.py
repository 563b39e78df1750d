"""Reading in a terminal: for `dubao` if no window can be shown, and for `dubao read`."""
