"""The columns, orders and groups of the story list, chosen in the menu and by the titles."""
