"""The windowless front end: everything the library does, without Qt."""
