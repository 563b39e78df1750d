"""Whoosh in its own codec behind our port: what the columnar codec is held against and measured beside."""
