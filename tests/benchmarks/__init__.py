"""Measurements, run by hand: README.md lists the scripts and their figures."""
