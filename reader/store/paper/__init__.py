"""The paper: everything that came out of imported files. Knows nothing of the tables of a person's own work."""
