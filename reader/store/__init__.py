"""The store of a library in SQLite files. Nothing of sqlite3 passes this border."""
