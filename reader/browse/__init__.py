"""Views on a library without a window: lists, days, pages, searches explained."""
