"""The manual in the window, a tour on the sample, the list of keys, and the dialog about the program."""
