"""The library file, the truth; the home of sqlite3."""
