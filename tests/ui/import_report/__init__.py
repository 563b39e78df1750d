"""Tests of the report of an import."""
