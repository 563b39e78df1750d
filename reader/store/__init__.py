"""The library file: SQLite is the truth. Nothing of sqlite3 passes this border."""
