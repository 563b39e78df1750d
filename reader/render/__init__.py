"""Renderers of domain objects, for the screen and for export; no Qt."""
