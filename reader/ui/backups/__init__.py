"""Backups of the library: made by themselves, listed with what a restore would change, put back."""
