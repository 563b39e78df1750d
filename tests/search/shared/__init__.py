"""Shared passages."""
