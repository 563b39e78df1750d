"""Looks of a single line: pure functions on text, without context. The rules decide what the line is."""
