"""Days and spans of days as people write them in a query."""
