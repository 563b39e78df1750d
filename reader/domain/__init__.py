"""Frozen dataclasses for what a newspaper is made of; imports errors only."""
