"""Domain objects made into something to show or export; no Qt."""
