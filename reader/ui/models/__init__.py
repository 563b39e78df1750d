"""Thin item models over rows of the library."""
