"""What a single line looks like: pure functions on text, without context. The rules decide what it is."""
