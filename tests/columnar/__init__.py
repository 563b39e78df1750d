"""The codec for Whoosh: equal to Whoosh's own, whole after damage and kills."""
