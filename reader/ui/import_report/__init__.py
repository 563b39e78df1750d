"""The report of an import: what became of every file, and what can be done about those that were not taken."""
