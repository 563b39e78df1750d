"""Dubao 读报: an offline reader for newspapers held as text."""
