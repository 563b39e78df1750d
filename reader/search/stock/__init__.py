"""The index in Whoosh's own codec."""
