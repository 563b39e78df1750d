"""Salvage: a new library of what can be read of a damaged file."""
