"""Exports of this program, which come back as they went out."""
