"""A Whoosh codec that keeps posting lists and columns as compressed arrays. See README.md beside this file."""
