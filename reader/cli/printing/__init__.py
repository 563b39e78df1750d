"""Rows, records and sentences as the commands print them."""
