"""Fuzzing of the importer with coverage guidance: does a file break a promise? `.ci/fuzz --help` says how to run it."""
