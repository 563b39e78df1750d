"""Tests of the check of the library."""
