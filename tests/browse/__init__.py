"""Browsing without a window: lists, days, open stories, diagnosis."""
