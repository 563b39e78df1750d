"""Reading in a terminal: what `dubao` does where no window can be shown, and `dubao read` where one is not wanted."""
