"""Mutation testing: does a test fail when a line of a package is changed? `.ci/mutation --help` says how to run it."""
