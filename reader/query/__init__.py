"""The query language of the reader: fields, tree and parser; knows no engine."""
