"""A store in memory: slow, right, held by the contract tests to what SQLite's does. One file a port."""
